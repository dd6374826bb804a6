//! Writes a ZIP archive of gzip files: both formats contain the same compressed stream, so nothing
//! is compressed again, and two archives of the same files are identical.

use anyhow::{Context, Result, bail};

/// The start of a gzip file without a name, a comment or other optional fields.
const GZIP: [u8; 4] = [0x1f, 0x8b, 8, 0];
const GZIP_HEAD: usize = 10;
/// Checksum and length, four bytes each, as in ZIP.
const GZIP_TAIL: usize = 8;

const FILE: u32 = 0x0403_4b50;
const DIRECTORY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Version 2.0 of the format, names in UTF-8, method "deflate".
const KIND: [u16; 3] = [20, 0x0800, 8];

/// A time of the format, without a time zone: two-second steps from 1980 to 2107.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Hour, minute and half the second.
    time: u16,
    /// Years since 1980, month and day.
    date: u16,
}

impl Time {
    /// Midnight of 1 January 1980.
    pub const EARLIEST: Self = Self { time: 0, date: 0x21 };

    /// Returns the time in UTC of a number of seconds since 1970.
    ///
    /// # Errors
    /// When the format cannot express it.
    pub fn from_unix(seconds: u64) -> Result<Self> {
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        // The year begins in March here, so that the leap day is its last one:
        // https://howardhinnant.github.io/date_algorithms.html#civil_from_days
        let days = days + 719_468;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = (era * 400 + year + carry).checked_sub(1_980).filter(|years| *years < 128);
        let year = year.context("a ZIP archive has times from 1980 to 2107")?;
        let time = (second / 3_600) << 11 | (second / 60 % 60) << 5 | (second % 60 / 2);
        Ok(Self { time: u16::try_from(time)?, date: u16::try_from(year << 9 | month << 5 | day)? })
    }
}

/// Returns an archive of files with one time: their names and their contents in gzip.
///
/// # Errors
/// When a content is no plain gzip, or something exceeds the limits of the format.
pub fn write<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    time: Time,
) -> Result<Vec<u8>> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    let mut count: u16 = 0;
    for (name, gzip) in files {
        let entry = entry(name, gzip, time).with_context(|| format!("cannot archive {name}"))?;
        let start = u32::try_from(archive.len())?;
        put_u32(&mut archive, &[FILE]);
        archive.extend(&entry.head);
        archive.extend(name.as_bytes());
        archive.extend(entry.stream);

        put_u32(&mut directory, &[DIRECTORY]);
        put_u16(&mut directory, &[20]);
        directory.extend(&entry.head);
        // No comment, first disk, no attributes.
        put_u16(&mut directory, &[0, 0, 0]);
        put_u32(&mut directory, &[0, start]);
        directory.extend(name.as_bytes());
        count = count.checked_add(1).context("too many files for an archive")?;
    }
    let start = u32::try_from(archive.len())?;
    let length = u32::try_from(directory.len())?;
    archive.append(&mut directory);
    put_u32(&mut archive, &[END]);
    put_u16(&mut archive, &[0, 0, count, count]);
    put_u32(&mut archive, &[length, start]);
    put_u16(&mut archive, &[0]);
    Ok(archive)
}

struct Entry<'a> {
    /// The header before the file, repeated in the directory.
    head: Vec<u8>,
    stream: &'a [u8],
}

fn entry<'a>(name: &str, gzip: &'a [u8], time: Time) -> Result<Entry<'a>> {
    let Some((head, rest)) = gzip.split_at_checked(GZIP_HEAD) else { bail!("it is no gzip") };
    if !head.starts_with(&GZIP) {
        bail!("it is no plain gzip");
    }
    let tail = rest.len().checked_sub(GZIP_TAIL).context("it is cut off")?;
    let (stream, tail) = rest.split_at(tail);
    let (checksum, length) = tail.split_at(GZIP_TAIL / 2);

    let mut head = Vec::new();
    put_u16(&mut head, &KIND);
    put_u16(&mut head, &[time.time, time.date]);
    head.extend(checksum);
    put_u32(&mut head, &[u32::try_from(stream.len())?]);
    head.extend(length);
    put_u16(&mut head, &[u16::try_from(name.len())?, 0]);
    Ok(Entry { head, stream })
}

fn put_u16(bytes: &mut Vec<u8>, values: &[u16]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn put_u32(bytes: &mut Vec<u8>, values: &[u32]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_gzip_is_an_error() {
        for content in [&b""[..], b"<!doctype html>", b"\x1f\x8b\x08\x08______name\0", &GZIP] {
            assert!(write([("a", content)], Time::EARLIEST).is_err(), "{content:?}");
        }
    }

    #[test]
    fn times_are_those_of_the_calendar() {
        assert_eq!(Time::from_unix(315_532_800).unwrap(), Time::EARLIEST);
        // 29 February 2024, 23:59:58, and 1 March 2100, which follows 28 February.
        for (seconds, [year, month, day, hour, minute, second]) in [
            (1_709_251_198, [2024, 2, 29, 23, 59, 58]),
            (4_107_542_400, [2100, 3, 1, 0, 0, 0]),
            (1_798_761_599, [2026, 12, 31, 23, 59, 59]),
        ] {
            let time = hour << 11 | minute << 5 | (second / 2);
            let date = (year - 1980) << 9 | month << 5 | day;
            assert_eq!(Time::from_unix(seconds).unwrap(), Time { time, date }, "{seconds}");
        }
        assert!(Time::from_unix(0).is_err() && Time::from_unix(u64::from(u32::MAX) * 2).is_err());
    }
}
