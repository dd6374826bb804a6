//! Finds stickers. Those of the company are found by the words that an administrator has given,
//! packs by their names, and the vendor's packs by the emoji that they stand for.

use super::list::StickerList;
use super::model::StickerKey;
use super::vendor_words::emoji_of;
use crate::emoji::fold;

/// The best emoji of a search that count. Later ones have little to do with the query.
const MOST_HITS: usize = 30;

/// Returns the stickers of a list that fit a query, best first. `hits` are the emoji that the query
/// finds, best first.
pub fn search(list: &StickerList, query: &str, hits: &[&str]) -> Vec<StickerKey> {
    let typed = words(query);
    let hits: Vec<&str> = hits.iter().take(MOST_HITS).map(|it| plain(it)).collect();
    let mut ranks: Vec<Vec<StickerKey>> = vec![Vec::new(); 2 + MOST_HITS];
    for pack in list.packs() {
        let is_named = fits(&typed, &words(&pack.name));
        for sticker in &pack.stickers {
            let rank = if fits(&typed, &words(list.words_of(sticker.key))) {
                Some(0)
            } else if is_named {
                Some(1)
            } else {
                let emoji = emoji_of(pack, sticker);
                let places = emoji.filter_map(|it| hits.iter().position(|hit| *hit == plain(it)));
                places.min().map(|place| 2 + place)
            };
            if let Some(keys) = rank.and_then(|rank| ranks.get_mut(rank)) {
                keys.push(sticker.key);
            }
        }
    }
    ranks.concat()
}

/// Returns whether each typed word is the beginning of a word. Nothing fits if no word is typed.
fn fits(typed: &[String], words: &[String]) -> bool {
    let begins = |start: &String| words.iter().any(|word| word.starts_with(&**start));
    !typed.is_empty() && typed.iter().all(begins)
}

/// Returns the folded words of a text. A capital letter after a small one begins a word, as in
/// `officeRoutine`.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    let mut was_small = false;
    for c in text.chars() {
        if was_small && c.is_ascii_uppercase() {
            spaced.push(' ');
        }
        spaced.push(c);
        was_small = c.is_ascii_lowercase();
    }
    fold(&spaced).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns an emoji without the character that asks for its colored form.
fn plain(emoji: &str) -> &str {
    emoji.trim_end_matches('\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::super::company::CompanyPacks;
    use super::super::list::{Event, Question};
    use super::*;
    use serde_json::json;

    fn found(query: &str, hits: &[&str]) -> Vec<String> {
        let option = r#"{"packs":[{"id":77,"words":{"1":"Ура party","3":"Party cat"}}]}"#;
        let origin = "https://acme.bitrix24.com".to_owned();
        let mut list = StickerList::new(origin, CompanyPacks::read(option));
        list.handle(Event::Shown);
        let of = [
            ("vendor", 4, "officeRoutine", 1),
            ("vendor", 11, "animals", 2),
            ("vendor", 3, "arkashaAndCat", 1),
            ("custom", 77, "Our team", 3),
        ];
        let pack = |(kind, id, name, _)| json!({"id": id, "type": kind, "name": name});
        let stickers = of.iter().flat_map(|(kind, pack, _, count)| {
            (1..=*count).map(
                move |id| json!({"id": id, "packId": pack, "packType": kind, "uri": "/a/1.png"}),
            )
        });
        let stickers: Vec<_> = stickers.collect();
        let answer = json!({"packs": of.map(pack), "stickers": stickers});
        list.handle(Event::Answered(Question::First, Ok(answer)));
        for question in list.awaited().to_vec() {
            let answer = Err(crate::rest::RestError::Slow);
            list.handle(Event::Answered(question, answer));
        }
        search(&list, query, hits).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_of_the_company_are_found_by_their_beginnings() {
        assert_eq!(found("ура", &[]), ["custom/77/1"]);
        assert_eq!(found("PART", &[]), ["custom/77/1", "custom/77/3"]);
        assert_eq!(found("cat part", &[]), ["custom/77/3"], "in any order");
        assert_eq!(found("arty", &[]), [""; 0]);
    }

    #[test]
    fn packs_are_found_by_their_names() {
        assert_eq!(found("routine", &[]), ["vendor/4/1"]);
        assert_eq!(found("team", &[]), ["custom/77/1", "custom/77/2", "custom/77/3"]);
        assert_eq!(found("  ", &[]), [""; 0]);
    }

    #[test]
    fn the_vendors_are_found_by_emoji_best_first() {
        assert_eq!(found("кот", &["🐈", "🐱"]), ["vendor/3/1", "vendor/11/1", "vendor/11/2"]);
        let cats = ["custom/77/3", "vendor/3/1", "vendor/11/1", "vendor/11/2"];
        assert_eq!(found("cat", &["🐱"]), cats);
        let late: Vec<&str> = std::iter::repeat_n("🍕", MOST_HITS).chain(["🐱"]).collect();
        assert_eq!(found("x", &late), [""; 0]);
    }
}
