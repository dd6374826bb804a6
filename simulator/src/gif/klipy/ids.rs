//! KLIPY's ids are numbers above 2^53, so a reader that uses `f64` gets another item or none: all
//! ids here are odd, and `f64` has no odd numbers above 2^53.
//!
//! A slug has a suffix that differs from answer to answer: `beating-heart-love-17--k0Q3ZK8WA`.

use super::mix;
use crate::gif::catalogue::{Catalogue, Item};

/// The number before the first id. Even, and above 2^53.
const BASE: u64 = 9_007_199_254_741_000;
/// Added to the number of a sticker, so that stickers and GIFs have different ids.
const FIRST_STICKER: u64 = 100_000;
/// The start of a slug's suffix.
const SUFFIX: &str = "--k";
const SUFFIX_LENGTH: usize = 8;

pub(super) fn id(item: Item<'_>) -> u64 {
    let first = if item.is_sticker() { FIRST_STICKER } else { 0 };
    BASE + (first + item.number as u64) * 2 + 1
}

/// Returns the item with this id; `None` if there is none.
pub(super) fn find(gifs: &Catalogue, id: u64) -> Option<Item<'_>> {
    let twice = id.checked_sub(BASE + 1).filter(|twice| twice.is_multiple_of(2))?;
    let number = twice / 2;
    let sticker = number.checked_sub(FIRST_STICKER);
    gifs.item(sticker.is_some(), usize::try_from(sticker.unwrap_or(number)).ok()?)
}

/// Returns the slug of an item in the answer with this number.
pub(super) fn slug(item: Item<'_>, answer: u64) -> String {
    let title = item.picture.title.to_lowercase();
    let words: Vec<&str> = title
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let suffix = mix::letters(mix::mix(answer) ^ id(item), SUFFIX_LENGTH);
    format!("{}-{}{SUFFIX}{suffix}", words.join("-"), item.number)
}

/// Returns the item with this slug, with any suffix or none.
pub(super) fn find_slug<'a>(gifs: &'a Catalogue, is_sticker: bool, slug: &str) -> Option<Item<'a>> {
    let stem = slug.rsplit_once(SUFFIX).map_or(slug, |(stem, _)| stem);
    let (_, number) = stem.rsplit_once('-')?;
    let item = gifs.item(is_sticker, number.parse().ok()?)?;
    self::slug(item, 0).rsplit_once(SUFFIX).is_some_and(|(own, _)| own == stem).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_back_to_its_item_and_is_no_f64() {
        let gifs = Catalogue::read();
        for (is_sticker, number) in [(false, 0), (false, 3_199), (true, 0), (true, 599)] {
            let item = gifs.item(is_sticker, number).unwrap();
            let id = id(item);
            assert_ne!(id as f64 as u64, id);
            let found = find(&gifs, id).unwrap();
            assert_eq!((found.number, found.is_sticker()), (number, is_sticker));
            let found = find_slug(&gifs, is_sticker, &slug(item, 7)).unwrap();
            assert_eq!(found.number, number);
            assert_ne!(slug(item, 7), slug(item, 8));
        }
        for id in [0, BASE, BASE + 2, BASE + 1 + 2 * 3_200, BASE + 1 + 2 * (FIRST_STICKER + 600)] {
            assert!(find(&gifs, id).is_none(), "{id}");
        }
        assert!(find_slug(&gifs, false, "another-title-0--kAAAAAAAA").is_none());
    }
}
