//! Makes a file as long as the API has declared it, so that a measurement of traffic sees the bytes
//! that the real service would send. The pictures themselves have 2 to 25 KB.

use super::renditions::{Format, Rendition};

/// The maximum length of a file in bytes; the declared sizes of large renditions are above it.
const MOST_BYTES: u64 = 1_200_000;

/// The length of the head of an MP4 box.
const BOX_HEAD: usize = 8;

/// Appends bytes that decoders ignore. GIF and WebP decoders stop at the end that the format marks;
/// in an MP4 file the bytes are a box of the type `free`. A file that is long enough stays as it is.
pub(super) fn pad(mut file: Vec<u8>, rendition: Rendition) -> Vec<u8> {
    let length = usize::try_from(rendition.size.min(MOST_BYTES)).unwrap_or_default();
    let missing = length.saturating_sub(file.len());
    if matches!(rendition.format, Format::Mp4 | Format::Webm)
        && let (true, Ok(size)) = (missing >= BOX_HEAD, u32::try_from(missing))
    {
        file.extend(size.to_be_bytes());
        file.extend(b"free");
    }
    let padded = length.max(file.len());
    file.resize(padded, 0);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gif::klipy::renditions::Tier;

    fn padded(format: Format, size: u64) -> Vec<u8> {
        let one = Rendition { tier: Tier::Sm, format, width: 1, height: 1, size };
        pad(b"file".to_vec(), one)
    }

    #[test]
    fn a_file_gets_the_declared_length() {
        assert_eq!(padded(Format::Gif, 7), b"file\0\0\0");
        assert_eq!(padded(Format::Mp4, 14), b"file\0\0\0\x0afree\0\0");
        assert_eq!(padded(Format::Webp, 2), b"file");
        assert_eq!(padded(Format::Gif, 9_000_000).len(), 1_200_000);
    }
}
