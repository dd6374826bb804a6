//! Japanese by its reading: users type hiragana before the input method offers any kanji.

mod kana;
mod known_readings;
mod kuromoji;
mod numerals;
mod word_split;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::Result;

use super::names::Names;
use super::relevant::Relevant;
use kana::{hiragana, is_kana, is_kanji, squeezed};
use known_readings::KnownReadings;
pub use kuromoji::Kuromoji;

/// The most emoji of one reading: a row of results.
const ROW: usize = 8;

/// The readings of texts in hiragana, with a space between words; the usual one first.
#[derive(Debug, Default)]
pub struct Readings(HashMap<String, Vec<String>>);

impl Readings {
    /// Analyses all texts of a pack.
    ///
    /// # Errors
    /// When the analyser cannot run, or our list of readings is invalid.
    pub fn new(kuromoji: &Kuromoji, names: &[Names], relevant: &Relevant) -> Result<Self> {
        let known = KnownReadings::ours()?;
        let of_names = names.iter().flat_map(Names::terms);
        let texts: BTreeSet<&str> = of_names.chain(relevant.words()).collect();
        let written: Vec<String> = texts.iter().map(|text| numerals::with_kanji(text)).collect();
        let tokens = kuromoji.tokens(&written)?;
        let all = texts.iter().zip(written.iter().zip(&tokens));
        let readings = all.map(|(text, (written, tokens))| {
            let ours = [known.of(text), known.of(written)].into_iter().find(|own| !own.is_empty());
            let own = || {
                let has_words = text.chars().any(|c| is_kana(c) || is_kanji(c));
                has_words.then(|| word_split::reading(tokens, &known)).flatten()
            };
            let own = || own().into_iter().collect();
            ((*text).to_owned(), ours.map_or_else(own, <[String]>::to_vec))
        });
        Ok(Self(readings.collect()))
    }

    fn of(&self, text: &str) -> &[String] {
        self.0.get(text).map_or(&[], Vec::as_slice)
    }

    /// Gives every emoji the readings of its name and keywords, without those that it has in kana
    /// already.
    pub fn add_to_names(&self, names: &mut [Names]) {
        for names in names {
            let mut seen: HashSet<String> = names.terms().map(squeezed).collect();
            let all = names.terms().flat_map(|term| self.of(term));
            let new: Vec<_> = all.filter(|reading| seen.insert(squeezed(reading))).collect();
            let new = new.into_iter().cloned().collect();
            names.readings = new;
        }
    }

    /// Adds the readings of the words, without spaces. Words of the same reading (神 and 髪) share
    /// an entry, in which their emoji take turns; a word that is listed in kana has its own entry.
    pub fn add_to_relevant(&self, relevant: &mut Relevant) {
        let own: HashSet<String> = relevant.words().map(squeezed).collect();
        let mut new: BTreeMap<String, Vec<Vec<&'static str>>> = BTreeMap::new();
        for (word, emoji) in relevant.entries() {
            let readings: BTreeSet<String> = self.of(word).iter().map(|r| squeezed(r)).collect();
            for reading in readings.into_iter().filter(|reading| !own.contains(reading)) {
                new.entry(reading).or_default().push(emoji.to_vec());
            }
        }
        for (reading, lists) in new {
            relevant.add_word(hiragana(&reading), in_turns(&lists));
        }
    }
}

/// Returns the emoji of all lists, each once: the first of every list, then the second …
fn in_turns(lists: &[Vec<&'static str>]) -> Vec<&'static str> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let mut seen = HashSet::new();
    let all = (0..longest).flat_map(|turn| lists.iter().filter_map(move |list| list.get(turn)));
    all.copied().filter(|glyph| seen.insert(*glyph)).take(ROW).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::glyphs::Glyphs;
    use crate::data::names::tests::names;

    fn readings(all: &[(&str, &[&str])]) -> Readings {
        let owned = |list: &[&str]| list.iter().map(|&reading| reading.to_owned()).collect();
        Readings(all.iter().map(|(text, list)| ((*text).to_owned(), owned(list))).collect())
    }

    #[test]
    fn an_emoji_gets_each_reading_once_and_none_that_it_has_in_kana() {
        let readings = readings(&[
            ("ネコの顔", &["ねこの かお"]),
            ("猫", &["ねこ", "にゃんこ"]),
            ("顔", &["かお"]),
            ("貌", &["かお"]),
        ]);
        let mut all = [names("ネコの顔", &["猫", "顔", "貌", "ネコ"], &[])];
        readings.add_to_names(&mut all);
        assert_eq!(all[0].readings, ["ねこの かお", "にゃんこ", "かお"]);
    }

    #[test]
    fn words_of_the_same_reading_take_turns() {
        let mut relevant =
            Relevant::parse("⛩️ 🙏: 神\n💇 ⛩️: 髪\n🐸: かえる\n🏃: 帰る", &Glyphs::all()).unwrap();
        readings(&[("神", &["かみ"]), ("髪", &["かみ"]), ("帰る", &["かえる"])])
            .add_to_relevant(&mut relevant);
        let lines = relevant.lines();
        assert!(lines.contains(&"かみ\t⛩️ 💇 🙏".to_owned()), "{lines:?}");
        assert!(lines.contains(&"かえる\t🐸".to_owned()), "{lines:?}");
    }
}
