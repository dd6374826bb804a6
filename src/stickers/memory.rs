//! The packs that an opening leaves for the next ones, as text: a search among the emoji finds stickers
//! without asking the portal, and the tab has pictures at once. The text has the portal's own form, so
//! one reader checks both.

use super::answer::{PackPage, read_page};
use super::list::StickerList;
use super::model::StickerKey;
use crate::portal::StickerSupport;
use serde_json::{Value, json};

/// The most stickers that are stored, about 60 KB. The packs at the end of a longer list are found after
/// the tab was opened.
const MOST: usize = 600;

/// What an earlier opening has stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The packs and the recents.
    pub page: PackPage,
    /// Whether they were stored less than a day ago.
    pub is_fresh: bool,
}

/// Returns the text to store for a list: the time, and the packs in the portal's form.
pub fn to_text(list: &StickerList, now_unix_ms: u64) -> String {
    let mut left = MOST;
    let (mut packs, mut stickers) = (Vec::new(), Vec::new());
    for pack in list.packs() {
        let Some(rest) = left.checked_sub(pack.stickers.len()) else { break };
        left = rest;
        let id = pack.id;
        packs.push(json!({"id": id.id, "type": id.kind.as_str(), "name": pack.name}));
        stickers.extend(pack.stickers.iter().map(|sticker| {
            let mut value = key_value(sticker.key);
            if let Some(fields) = value.as_object_mut() {
                fields.insert("uri".to_owned(), Value::from(sticker.picture.as_str()));
            }
            value
        }));
    }
    let recents: Vec<Value> = list.recent_keys().iter().map(|key| key_value(*key)).collect();
    let packs = json!({"packs": packs, "stickers": stickers, "recentStickers": recents});
    [&*now_unix_ms.to_string(), " ", &*packs.to_string()].concat()
}

fn key_value(key: StickerKey) -> Value {
    json!({"id": key.id, "packId": key.pack.id, "packType": key.pack.kind.as_str()})
}

/// Reads a stored text. Addresses of another origin than the portal's are left out. `None` if it is not
/// such a text.
pub fn read(text: &str, portal_origin: &str, now_unix_ms: u64) -> Option<Stored> {
    let (at, packs) = text.split_once(' ')?;
    let page = read_page(&serde_json::from_str(packs).ok()?, portal_origin)?;
    // A time in the future is from a wrong clock.
    let age = now_unix_ms.checked_sub(at.parse().ok()?);
    Some(Stored { page, is_fresh: age.is_some_and(|age| age < StickerSupport::FRESH_MS) })
}

#[cfg(test)]
mod tests {
    use super::super::company::CompanyPacks;
    use super::super::list::{Event, Question};
    use super::*;

    const PORTAL: &str = "https://acme.bitrix24.com";

    fn list(stickers: usize) -> StickerList {
        let mut list = StickerList::new(PORTAL.to_owned(), CompanyPacks::default());
        list.handle(Event::Shown);
        let sticker = |pack, id| json!({"id": id, "uri": format!("/s/{id}.png"), "packId": pack, "packType": "vendor"});
        let stickers: Vec<_> =
            (1..=stickers).map(|id| sticker(3, id)).chain([sticker(4, 1)]).collect();
        let answer = json!({
            "packs": [{"id": 3, "name": "hands \"1\"", "type": "vendor"}, {"id": 4, "type": "vendor"}],
            "stickers": stickers,
            "recentStickers": [{"id": 2, "packId": 3, "packType": "vendor"}],
        });
        list.handle(Event::Answered(Question::First, Ok(answer)));
        assert!(list.is_told());
        list
    }

    const NOW: u64 = 1_790_000_000_000;

    fn page(text: &str) -> PackPage {
        read(text, PORTAL, NOW).unwrap().page
    }

    #[test]
    fn what_is_stored_comes_back() {
        let before = list(3);
        let page = page(&to_text(&before, NOW));
        assert_eq!(page.packs, before.packs());
        let mut after = StickerList::new(PORTAL.to_owned(), CompanyPacks::default());
        after.recall(page);
        assert_eq!(after.recents().map(|it| it.key.id).collect::<Vec<_>>(), [2]);
        assert!(!after.is_told() && !after.is_waiting());
    }

    #[test]
    fn it_counts_for_a_day() {
        let text = to_text(&list(3), NOW);
        let is_fresh = |now| read(&text, PORTAL, now).unwrap().is_fresh;
        assert!(is_fresh(NOW) && is_fresh(NOW + StickerSupport::FRESH_MS - 1));
        assert!(!is_fresh(NOW + StickerSupport::FRESH_MS) && !is_fresh(NOW - 1));
    }

    #[test]
    fn another_portals_pictures_are_left_out() {
        let stored = read(&to_text(&list(3), NOW), "https://evil.example", NOW).unwrap();
        assert!(stored.page.packs.iter().all(|pack| pack.stickers.is_empty()));
    }

    #[test]
    fn a_long_list_is_cut_between_packs() {
        let page_of = |stickers| page(&to_text(&list(stickers), NOW));
        let counts: Vec<_> = page_of(MOST).packs.iter().map(|it| it.stickers.len()).collect();
        assert_eq!(counts, [MOST]);
        assert_eq!(page_of(MOST + 1).packs, []);
    }

    #[test]
    fn garbage_is_no_list() {
        for text in ["", "x", "[]", "{}", "1 x", "1 []", "x {\"packs\":[]}", "1 {\"packs\":7}"] {
            assert_eq!(read(text, PORTAL, NOW), None, "{text}");
        }
    }
}
