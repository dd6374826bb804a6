//! The declared sizes of files, which the served files have as well.

use super::renditions::{Format, Tier, is_nth};
use super::{ids, mix};
use crate::gif::catalogue::Item;

/// Returns the number of bytes: up to a quarter more or less than the median, the same each time.
pub(super) fn size(item: Item<'_>, tier: Tier, format: Format) -> u64 {
    let median: u64 = match (tier, format) {
        // The largest files that were measured are some ten megabytes.
        (Tier::Hd, Format::Gif) if is_nth(item, 8) => 8_400_000,
        (Tier::Hd, Format::Gif) => 4_000_000,
        (Tier::Hd, Format::Webp) => 700_000,
        (Tier::Hd, Format::Jpg) => 22_000,
        (Tier::Hd, Format::Png) => 130_000,
        (Tier::Hd, Format::Mp4) => 130_000,
        (Tier::Hd, Format::Webm) => 90_000,
        (Tier::Md, Format::Gif) => 1_200_000,
        (Tier::Md, Format::Webp) => 400_000,
        (Tier::Md, Format::Jpg) => 20_000,
        (Tier::Md, Format::Png) => 110_000,
        (Tier::Md, Format::Mp4) => 120_000,
        (Tier::Md, Format::Webm) => 80_000,
        (Tier::Sm, Format::Gif) => 200_000,
        (Tier::Sm, Format::Webp) => 117_000,
        (Tier::Sm, Format::Jpg) => 8_000,
        (Tier::Sm, Format::Png) => 32_000,
        (Tier::Sm, Format::Mp4) => 50_000,
        (Tier::Sm, Format::Webm) => 45_000,
        (Tier::Xs, Format::Gif) => 50_000,
        (Tier::Xs, Format::Webp) => 35_000,
        // No variation downwards: the file itself has almost 3,000 bytes.
        (Tier::Xs, Format::Jpg) => return 3_000 + item.number as u64 % 500,
        (Tier::Xs, Format::Png) => 7_000,
        (Tier::Xs, Format::Mp4) => 15_000,
        (Tier::Xs, Format::Webm) => 13_000,
    };
    median * (75 + mix::mix(ids::id(item) ^ median) % 51) / 100
}
