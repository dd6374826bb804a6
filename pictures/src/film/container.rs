//! The container of an animated WebP, in which each frame is a WebP file.
//!
//! The format: <https://developers.google.com/speed/webp/docs/riff_container>.

use anyhow::{Context, Result, ensure};

/// The flags of the header: the frames may be transparent, and there are several.
const ALPHA_AND_ANIMATION: u8 = 0b0001_0010;

/// A part of the film that differs from the frame before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The distance from the left edge in pixels; even.
    pub left: u32,
    /// The distance from the top edge in pixels; even.
    pub top: u32,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The time on screen.
    pub milliseconds: u32,
    /// A WebP file. Its transparent pixels stay as they are in the frame before.
    pub webp: Vec<u8>,
}

/// Returns a file that shows the frames again and again.
///
/// # Errors
/// When a frame is no WebP, or a number is too large for the format.
pub fn animation(width: u32, height: u32, frames: &[Frame]) -> Result<Vec<u8>> {
    let mut header = vec![ALPHA_AND_ANIMATION, 0, 0, 0];
    header.extend(three_bytes(width.checked_sub(1))?);
    header.extend(three_bytes(height.checked_sub(1))?);
    let mut content = b"WEBP".to_vec();
    add_chunk(&mut content, *b"VP8X", &header)?;
    // A white background, which no frame lets through; endless repetition.
    add_chunk(&mut content, *b"ANIM", &[255, 255, 255, 255, 0, 0])?;
    for frame in frames {
        add_chunk(&mut content, *b"ANMF", &frame_content(frame)?)?;
    }
    let mut file = Vec::new();
    add_chunk(&mut file, *b"RIFF", &content)?;
    Ok(file)
}

fn frame_content(frame: &Frame) -> Result<Vec<u8>> {
    let Frame { left, top, width, height, milliseconds, webp } = frame;
    ensure!(left % 2 == 0 && top % 2 == 0, "a frame has an odd position");
    let mut content = Vec::new();
    for number in [
        Some(left / 2),
        Some(top / 2),
        width.checked_sub(1),
        height.checked_sub(1),
        Some(*milliseconds),
    ] {
        content.extend(three_bytes(number)?);
    }
    // Blended over the frame before, and left there for the next one.
    content.push(0);
    content.extend(pixel_chunks(webp)?);
    Ok(content)
}

/// Returns the chunks of a file that contain pixels, without those that describe the file.
fn pixel_chunks(webp: &[u8]) -> Result<Vec<u8>> {
    let file = webp.strip_prefix(b"RIFF").and_then(|rest| rest.split_at_checked(4));
    let (_, chunks) = file.context("a frame is no WebP")?;
    let mut chunks = chunks.strip_prefix(b"WEBP").context("a frame is no WebP")?;
    let mut pixels = Vec::new();
    while let Some((name, rest)) = chunks.split_first_chunk::<4>() {
        let (length, _) = rest.split_first_chunk::<4>().context("a frame is truncated")?;
        let length = usize::try_from(u32::from_le_bytes(*length))?;
        // Chunks begin at even positions.
        let end = 8 + length.next_multiple_of(2);
        let (chunk, others) = chunks.split_at_checked(end).context("a frame is truncated")?;
        if matches!(name, b"VP8 " | b"VP8L" | b"ALPH") {
            pixels.extend(chunk);
        }
        chunks = others;
    }
    ensure!(!pixels.is_empty(), "a frame has no pixels");
    Ok(pixels)
}

fn add_chunk(file: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Result<()> {
    file.extend(name);
    file.extend(u32::try_from(content.len())?.to_le_bytes());
    file.extend(content);
    if content.len() % 2 == 1 {
        file.push(0);
    }
    Ok(())
}

/// Returns a number in three bytes, the lowest first; `None` is a size of 0.
fn three_bytes(number: Option<u32>) -> Result<[u8; 3]> {
    let [a, b, c, d] = number.context("a size is 0")?.to_le_bytes();
    ensure!(d == 0, "a number is too large");
    Ok([a, b, c])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(webp: &[u8]) -> Frame {
        Frame { left: 4, top: 2, width: 3, height: 1, milliseconds: 300, webp: webp.to_vec() }
    }

    /// A file with a chunk that describes it, and one with an odd number of bytes of pixels.
    const WEBP: &[u8] = b"RIFF\x1c\0\0\0WEBPVP8X\x02\0\0\0..VP8L\x03\0\0\0abc\0";

    #[test]
    fn frames_are_put_into_a_container() {
        let file = animation(720, 400, &[frame(WEBP)]).unwrap();
        let mut wanted = b"RIFF\x48\0\0\0WEBP".to_vec();
        wanted.extend(b"VP8X\x0a\0\0\0\x12\0\0\0\xcf\x02\0\x8f\x01\0");
        wanted.extend(b"ANIM\x06\0\0\0\xff\xff\xff\xff\0\0");
        wanted.extend(b"ANMF\x1c\0\0\0\x02\0\0\x01\0\0\x02\0\0\0\0\0\x2c\x01\0\0");
        wanted.extend(b"VP8L\x03\0\0\0abc\0");
        assert_eq!(file, wanted);
    }

    #[test]
    fn wrong_frames_are_refused() {
        assert!(animation(1, 1, &[frame(b"GIF89a")]).is_err());
        assert!(animation(1, 1, &[frame(&WEBP[..WEBP.len() - 2])]).is_err());
        assert!(animation(1, 1, &[frame(&WEBP[..12])]).is_err());
        assert!(animation(0, 1, &[]).is_err());
        assert!(animation(1, 1, &[Frame { left: 1, ..frame(WEBP) }]).is_err());
        assert!(animation(1, 1, &[Frame { milliseconds: 1 << 24, ..frame(WEBP) }]).is_err());
    }
}
