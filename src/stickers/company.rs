//! The company's own stickers: custom packs that an administrator has chosen, with words for their
//! stickers. They are stored as one app option, which rides in every answer to `getInitData`.

use crate::json;
use serde_json::{Map, Value, json};

/// The name of the app option.
pub const OPTION_NAME: &str = "sticker_packs";
/// The maximum size of the option, in bytes.
pub const MOST_BYTES: usize = 16 * 1024;
/// The version of the stored form.
const VERSION: u8 = 1;

/// A custom pack, and the words of its stickers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyPack {
    /// Id of the pack among the custom ones.
    pub id: u64,
    /// Ids of stickers, with the words that find them, separated by spaces.
    pub words: Vec<(u64, String)>,
}

/// The company's packs, in the administrator's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyPacks {
    /// The packs; no two have the same id.
    pub packs: Vec<CompanyPack>,
}

/// The option would be larger than [`MOST_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl CompanyPacks {
    /// Reads the option. Malformed parts are left out; a text that is too long is not read at all.
    pub fn read(option: &str) -> Self {
        if option.len() > MOST_BYTES {
            return Self::default();
        }
        let value: Value = serde_json::from_str(option).unwrap_or_default();
        let mut packs: Vec<CompanyPack> = Vec::new();
        for pack in value.get("packs").and_then(json::list).unwrap_or_default() {
            let Some(id) = pack.get("id").and_then(json::whole) else { continue };
            if !packs.iter().any(|other| other.id == id) {
                packs.push(CompanyPack { id, words: read_words(pack.get("words")) });
            }
        }
        Self { packs }
    }

    /// Returns the text to store.
    ///
    /// # Errors
    /// [`Full`] if it is larger than the option may be.
    pub fn to_text(&self) -> Result<String, Full> {
        let text = self.text();
        if text.len() > MOST_BYTES { Err(Full) } else { Ok(text) }
    }

    /// Returns whether a custom pack is one of the company's.
    pub fn has(&self, pack: u64) -> bool {
        self.packs.iter().any(|it| it.id == pack)
    }

    /// Adds a custom pack without words, or removes it with its words.
    pub fn toggle(&mut self, pack: u64) {
        if self.has(pack) {
            self.packs.retain(|it| it.id != pack);
        } else {
            self.packs.push(CompanyPack { id: pack, words: Vec::new() });
        }
    }

    /// Sets the words of a sticker of one of the company's packs.
    pub fn set_words(&mut self, pack: u64, sticker: u64, words: &str) {
        let Some(pack) = self.packs.iter_mut().find(|it| it.id == pack) else { return };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        pack.words.retain(|(id, _)| *id != sticker);
        if !words.is_empty() {
            pack.words.push((sticker, words));
        }
    }

    /// Returns how much of the option the packs fill, in percent; more than 100 if they do not fit.
    pub fn percent_used(&self) -> usize {
        (self.text().len() * 100).div_ceil(MOST_BYTES)
    }

    fn text(&self) -> String {
        let packs: Vec<Value> = self.packs.iter().map(CompanyPack::to_json).collect();
        json!({"v": VERSION, "packs": packs}).to_string()
    }

    /// Returns the words of a sticker of a custom pack; empty if it has none.
    pub fn words_of(&self, pack: u64, sticker: u64) -> &str {
        let pack = self.packs.iter().find(|it| it.id == pack);
        let mut words = pack.into_iter().flat_map(|pack| &pack.words);
        words.find(|(id, _)| *id == sticker).map_or("", |(_, words)| words)
    }
}

impl CompanyPack {
    fn to_json(&self) -> Value {
        let words = self.words.iter().filter(|(_, words)| !words.trim().is_empty());
        let words: Map<String, Value> =
            words.map(|(id, words)| (id.to_string(), words.trim().into())).collect();
        json!({"id": self.id, "words": words})
    }
}

/// Reads the words by id of sticker. PHP may have made a list of an object with consecutive keys.
fn read_words(value: Option<&Value>) -> Vec<(u64, String)> {
    let pair = |id: &str, words: &Value| {
        let words = words.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((id.parse().ok()?, words)).filter(|(_, words)| !words.is_empty())
    };
    match value {
        Some(Value::Object(fields)) => {
            fields.iter().filter_map(|(id, words)| pair(id, words)).collect()
        }
        Some(Value::Array(items)) => {
            (0_usize..).zip(items).filter_map(|(id, words)| pair(&id.to_string(), words)).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_as_documented() {
        let text = r#"{"v":1,"packs":[{"id":77,"words":{"900":"hooray party"}}]}"#;
        let company = CompanyPacks::read(text);
        assert_eq!(company.words_of(77, 900), "hooray party");
        assert_eq!((company.words_of(77, 901), company.words_of(78, 900)), ("", ""));
        assert_eq!(CompanyPacks::read(&company.to_text().unwrap()), company);
    }

    #[test]
    fn garbage_costs_itself() {
        let long = format!(r#"{{"packs":[{{"id":1}}],"x":"{}"}}"#, "x".repeat(100_000));
        for text in
            ["", "x", "[]", "null", "7", r#"{"packs":7}"#, r#"{"packs":[7,{},null]}"#, &long]
        {
            assert_eq!(CompanyPacks::read(text), CompanyPacks::default(), "{text:.40}");
        }
        let mixed = r#"{"v":"9","packs":{"1":{"id":"5","words":{"a":"b","1":7,"2":"  ","3":" go  on "}},
            "2":{"id":-4},"3":{"id":5},"4":{"id":6,"words":["zero",null,"two"]},"5":{"id":7,"words":"x"}}}"#;
        let company = CompanyPacks::read(mixed);
        let ids: Vec<u64> = company.packs.iter().map(|pack| pack.id).collect();
        assert_eq!(ids, [5, 6, 7]);
        assert_eq!(company.packs[0].words, [(3, "go on".to_owned())]);
        assert_eq!((company.words_of(6, 0), company.words_of(6, 2)), ("zero", "two"));
    }

    #[test]
    fn packs_and_words_are_changed() {
        let mut company = CompanyPacks::default();
        company.set_words(77, 900, "no such pack");
        assert_eq!(company, CompanyPacks::default());
        company.toggle(77);
        company.set_words(77, 900, "  hooray \n party ");
        company.set_words(77, 901, "x");
        company.set_words(77, 901, " ");
        assert_eq!(company.packs[0].words, [(900, "hooray party".to_owned())]);
        assert!(company.has(77) && company.percent_used() == 1);
        company.toggle(77);
        assert_eq!(company, CompanyPacks::default());
    }

    #[test]
    fn a_full_option_is_told() {
        let words = |length| CompanyPacks {
            packs: vec![CompanyPack { id: 1, words: vec![(1, "x".repeat(length))] }],
        };
        assert!(words(16_000).to_text().unwrap().len() <= MOST_BYTES);
        assert_eq!(words(MOST_BYTES).to_text(), Err(Full));
        assert!(words(MOST_BYTES).percent_used() > 100);
    }
}
