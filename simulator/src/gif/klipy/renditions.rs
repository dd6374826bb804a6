//! The files of an item: four tiers, each in several formats, with sizes of the measured kind.
//!
//! As at the real service, tiers are missing and a larger tier is not always a larger file.

use super::sizes::size;
use super::{ids, mix};
use crate::gif::catalogue::Item;

/// Every n-th item has an `md` that is smaller than its `sm`, no `xs`, or `hd` and `sm` only.
const SMALL_MD: usize = 4;
const NO_XS: usize = 6;
const HD_AND_SM: usize = 9;

/// The widths of `hd` and `md`, and the widths that `sm` has in turn, in CSS pixels.
const LARGE_WIDTH: u32 = 498;
const SM_WIDTHS: [u32; 5] = [220, 165, 200, 240, 180];
const XS_HEIGHT: u32 = 90;

/// A group of renditions that are meant for one use, from the largest to the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tier {
    Hd,
    Md,
    Sm,
    Xs,
}

impl Tier {
    pub(super) const ALL: [Self; 4] = [Self::Hd, Self::Md, Self::Sm, Self::Xs];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hd => "hd",
            Self::Md => "md",
            Self::Sm => "sm",
            Self::Xs => "xs",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Gif,
    Webp,
    Jpg,
    Png,
    Mp4,
    Webm,
}

impl Format {
    /// The formats of a GIF, and those of a sticker: its still is a PNG, and it has no film.
    const OF_GIFS: &'static [Self] = &[Self::Gif, Self::Webp, Self::Jpg, Self::Mp4, Self::Webm];
    const OF_STICKERS: &'static [Self] = &[Self::Gif, Self::Webp, Self::Png];

    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Jpg => "jpg",
            Self::Png => "png",
            Self::Mp4 => "mp4",
            Self::Webm => "webm",
        }
    }
}

/// One file of an item, as the API describes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rendition {
    pub(super) tier: Tier,
    pub(super) format: Format,
    pub(super) width: u32,
    pub(super) height: u32,
    /// In bytes.
    pub(super) size: u64,
}

/// Returns all renditions of an item, tier by tier.
pub(super) fn of(item: Item<'_>) -> Vec<Rendition> {
    let formats = if item.is_sticker() { Format::OF_STICKERS } else { Format::OF_GIFS };
    let tiers = Tier::ALL.into_iter().filter(|tier| has(item, *tier));
    tiers
        .flat_map(|tier| formats.iter().map(move |format| rendition(item, tier, *format)))
        .collect()
}

/// Returns the path of a rendition. It contains the id, so that it leads back to the item.
pub(super) fn path(item: Item<'_>, rendition: Rendition) -> String {
    let id = ids::id(item);
    let mixed = mix::mix(id);
    let (tier, extension) = (rendition.tier.name(), rendition.format.extension());
    let salt = extension.bytes().fold(mixed, |salt, byte| mix::mix(salt ^ u64::from(byte)));
    let (one, two) = (mixed & 0xff, mixed >> 8 & 0xff);
    let name = mix::letters(salt, 6);
    format!("/ii/{mixed:016x}{id:016x}/{one:02x}/{two:02x}/{tier}{name}.{extension}")
}

/// Returns whether the item is the last of `n` in its turn.
pub(super) fn is_nth(item: Item<'_>, n: usize) -> bool {
    item.number % n == n - 1
}

fn has(item: Item<'_>, tier: Tier) -> bool {
    match tier {
        Tier::Hd | Tier::Sm => true,
        Tier::Md => !is_nth(item, HD_AND_SM),
        Tier::Xs => !is_nth(item, HD_AND_SM) && !is_nth(item, NO_XS),
    }
}

fn rendition(item: Item<'_>, tier: Tier, format: Format) -> Rendition {
    let picture = item.picture;
    let scale = |length: u32, to: u32, of: u32| (length * to / of.max(1)).max(1);
    let (width, height) = match tier {
        Tier::Hd | Tier::Md => (LARGE_WIDTH, scale(picture.height, LARGE_WIDTH, picture.width)),
        Tier::Sm => {
            let width = SM_WIDTHS.get(item.number % SM_WIDTHS.len()).copied().unwrap_or(200);
            (width, scale(picture.height, width, picture.width))
        }
        Tier::Xs => (scale(picture.width, XS_HEIGHT, picture.height), XS_HEIGHT),
    };
    let size = match tier {
        Tier::Md if is_nth(item, SMALL_MD) => size(item, Tier::Sm, format) * 3 / 4,
        tier => size(item, tier, format),
    };
    Rendition { tier, format, width, height, size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gif::Catalogue;

    /// The names of the tiers that an item has.
    fn tiers(gifs: &Catalogue, number: usize) -> Vec<&'static str> {
        let item = gifs.item(false, number).unwrap();
        let all = of(item).into_iter().filter(|one| one.format == Format::Gif);
        all.map(|one| one.tier.name()).collect()
    }

    #[test]
    fn some_tiers_are_missing() {
        let gifs = Catalogue::read();
        assert_eq!(tiers(&gifs, 0), ["hd", "md", "sm", "xs"]);
        assert_eq!(tiers(&gifs, 5), ["hd", "md", "sm"]);
        assert_eq!(tiers(&gifs, 8), ["hd", "sm"]);
    }

    #[test]
    fn a_larger_tier_is_not_always_a_larger_file() {
        let gifs = Catalogue::read();
        let size = |number, tier| {
            let all = of(gifs.item(false, number).unwrap());
            all.into_iter().find(|one| one.tier == tier && one.format == Format::Gif).unwrap().size
        };
        assert!(size(3, Tier::Md) < size(3, Tier::Sm));
        assert!(size(2, Tier::Md) > size(2, Tier::Sm));
    }

    #[test]
    fn the_sizes_are_of_the_measured_kind() {
        let gifs = Catalogue::read();
        for number in 0..200 {
            for one in of(gifs.item(false, number).unwrap()) {
                match (one.tier, one.format) {
                    (Tier::Sm, Format::Gif) => {
                        assert!((165..=240).contains(&one.width), "{one:?}");
                        assert!((150_000..=252_000).contains(&one.size), "{one:?}");
                    }
                    (Tier::Xs, format) => {
                        assert_eq!(one.height, 90);
                        assert!(format != Format::Webp || one.size <= 45_000, "{one:?}");
                    }
                    _ => assert!(one.size < 10_900_000, "{one:?}"),
                }
            }
        }
    }
}
