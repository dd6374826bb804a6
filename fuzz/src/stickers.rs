//! The portal's answers about stickers, what is stored of them, and the option with the company's words.

use crate::parts::Parts;
use b24_emoji_picker::rest::RestError;
use b24_emoji_picker::stickers::{
    CompanyPacks, Event, MOST_BYTES, Pack, Question, StickerList, lay_out, memory, name_of,
    read_pack, read_page, search,
};
use serde_json::Value;
use std::collections::HashSet;
use url::Url;

const PORTAL: &str = "https://acme.bitrix24.com";
const NOW: u64 = 1_790_000_000_000;

/// Checks the option, a query, an answer with packs, an answer with one pack, and a stored text.
pub fn stickers(input: &[u8]) {
    let mut parts = Parts::of(input);
    let company = CompanyPacks::read(&parts.text());
    let query = parts.text();
    let answers = [parts.text(), parts.text()].map(|text| serde_json::from_str::<Value>(&text));
    let stored = memory::read(&parts.text(), PORTAL, NOW);

    if let Ok(text) = company.to_text() {
        assert!(text.len() <= MOST_BYTES);
        assert_eq!(CompanyPacks::read(&text).to_text(), Ok(text), "the option changes when read");
    }
    let [page, pack] = answers.map(Result::ok);
    if let Some(page) = page.as_ref().and_then(|page| read_page(page, PORTAL)) {
        assert_packs(&page.packs);
    }
    if let Some(pack) = pack.as_ref().and_then(|pack| read_pack(pack, PORTAL)) {
        assert_packs(&[pack]);
    }
    let mut list = StickerList::new(PORTAL.to_owned(), company);
    if let Some(stored) = stored {
        assert_packs(&stored.page.packs);
        list.recall(stored.page);
    }
    for question in list.handle(Event::Shown) {
        let answer = match question {
            Question::First => page.clone(),
            _ => pack.clone(),
        };
        list.handle(Event::Answered(question, answer.ok_or(RestError::Network)));
    }
    assert_list(&list, &query);
}

/// Checks that each picture is the portal's, and that nothing occurs twice.
fn assert_packs(packs: &[Pack]) {
    let mut ids = HashSet::new();
    for pack in packs {
        assert!(ids.insert(format!("{:?}", pack.id)), "{:?} is there twice", pack.id);
        let mut keys = HashSet::new();
        for sticker in &pack.stickers {
            assert_eq!(sticker.key.pack, pack.id);
            assert!(keys.insert(sticker.key.id), "{} is there twice", sticker.key);
            let address = Url::parse(sticker.picture.as_str()).unwrap();
            assert_eq!(address.origin().ascii_serialization(), PORTAL);
            assert!(address.username().is_empty() && address.password().is_none());
        }
    }
}

/// Checks that the grid and a search have only stickers that are there, and that what is stored can be
/// read.
fn assert_list(list: &StickerList, query: &str) {
    let found = search(list, query, &["🐱", "🎉"]);
    for layout in [lay_out(list, None, 4), lay_out(list, Some(&found), 4)] {
        for key in layout.cells() {
            assert!(name_of(list, *key, "Stickers").is_some(), "{key} is not there");
        }
    }
    let stored = memory::read(&memory::to_text(list, NOW), PORTAL, NOW).unwrap();
    assert!(stored.is_fresh);
    assert_packs(&stored.page.packs);
}
