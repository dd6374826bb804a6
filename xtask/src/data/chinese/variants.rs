//! Traditional characters and the simplified ones that the search takes for them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::opencc::{OpenCc, Script};

/// Characters that are their own simplified form in OpenCC, but that Taiwan writes in a common word
/// for another one: 妳好, 瞭解, 回覆, 沈默, 藉口, 牠. Folded on both sides, the other words with them
/// stay different from all other words.
const OURS: [(char, char); 6] =
    [('妳', '你'), ('瞭', '了'), ('覆', '复'), ('沈', '沉'), ('藉', '借'), ('牠', '它')];

/// Simplified characters by traditional one.
#[derive(Debug, Default)]
pub struct Variants(BTreeMap<char, char>);

impl Variants {
    /// Reads OpenCC's tables: those of its own traditional script, of Taiwan and of Hong Kong.
    ///
    /// # Errors
    /// When OpenCC cannot run.
    pub fn read(opencc: &OpenCc) -> Result<Self> {
        let all: Vec<String> = ('\u{3400}'..='\u{9fff}').map(String::from).collect();
        let mut pairs = BTreeMap::from(OURS);
        for from in [Script::Traditional, Script::TaiwanCharacters, Script::HongKongCharacters] {
            let converted = opencc.convert(from, Script::Simplified, &all)?;
            for (traditional, simplified) in all.iter().zip(converted) {
                let (mut from, mut to) = (traditional.chars(), simplified.chars());
                if let (Some(from), Some(to), None) = (from.next(), to.next(), to.next())
                    && from != to
                {
                    pairs.entry(from).or_insert(to);
                }
            }
        }
        Ok(Self::new(pairs))
    }

    /// Follows chains: every simplified character stands for itself.
    fn new(pairs: BTreeMap<char, char>) -> Self {
        let last = |mut c: char| {
            // A chain is short; the number of steps also ends a circle.
            for _ in 0..3 {
                c = pairs.get(&c).copied().unwrap_or(c);
            }
            c
        };
        let all = pairs.keys().map(|from| (*from, last(*from)));
        Self(all.filter(|(from, to)| from != to).collect())
    }

    /// Returns `text` in simplified characters, one for each.
    pub fn fold(&self, text: &str) -> String {
        text.chars().map(|c| self.folded(c)).collect()
    }

    fn folded(&self, c: char) -> char {
        self.0.get(&c).copied().unwrap_or(c)
    }

    /// Returns the pairs whose simplified character occurs in `texts` after folding, as the one
    /// line of the pack. Any other character occurs in no term, so that it finds nothing.
    pub fn line<'a>(&self, texts: impl Iterator<Item = &'a str>) -> String {
        let used: BTreeSet<char> = texts.flat_map(str::chars).map(|c| self.folded(c)).collect();
        let pairs = self.0.iter().filter(|(_, simplified)| used.contains(simplified));
        pairs.flat_map(|(traditional, simplified)| [*traditional, *simplified]).collect()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Returns variants for tests in this and other modules.
    pub fn variants(pairs: &[(char, char)]) -> Variants {
        Variants::new(pairs.iter().copied().collect())
    }

    #[test]
    fn folds_both_scripts_to_simplified_characters() {
        let variants = variants(&[('愛', '爱'), ('麪', '麵'), ('麵', '面')]);
        assert_eq!(variants.fold("愛爱麪A"), "爱爱面A");
    }

    #[test]
    fn the_line_has_the_pairs_of_the_used_characters() {
        let variants = variants(&[('愛', '爱'), ('萬', '万'), ('龍', '龙')]);
        assert_eq!(variants.line(["爱心", "龍"].into_iter()), "愛爱龍龙");
        assert_eq!(variants.line(std::iter::empty()), "");
    }
}
