//! Both Chinese packs: words of the other script, variants of characters, pinyin.

mod opencc;
mod pinyin;
mod variants;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::{Context as _, Result};

use super::entries::Entry;
use super::pack::Pack;
use super::words_of_pack::Words;
use opencc::{OpenCc, Script};
use pinyin::PinyinPro;
use variants::Variants;

/// The tags of the two packs.
const SIMPLIFIED: &str = "zh-Hans";
const TRADITIONAL: &str = "zh-Hant";

/// Returns the pack in the other script; `None` if `id` is no Chinese pack.
pub fn other(id: &str) -> Option<&'static str> {
    match id {
        SIMPLIFIED => Some(TRADITIONAL),
        TRADITIONAL => Some(SIMPLIFIED),
        _ => None,
    }
}

/// The tools and tables of both packs.
#[derive(Debug)]
pub struct Chinese {
    opencc: OpenCc,
    pinyin: PinyinPro,
    variants: Variants,
}

impl Chinese {
    /// Takes the packages from the cache folder, or downloads them into it.
    ///
    /// # Errors
    /// When a package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        let opencc = OpenCc::fetch()?;
        let variants = Variants::read(&opencc)?;
        Ok(Self { opencc, pinyin: PinyinPro::fetch()?, variants })
    }

    /// Adds to the words of the pack `id` those of the other one, converted, which differ from its
    /// own in more than the script. A word inside one that the emoji has finds it already, and the
    /// man's and the woman's form of an emoji get none because its neutral form gets them.
    ///
    /// # Errors
    /// When OpenCC cannot run.
    pub fn add_other(
        &self,
        id: &str,
        entries: &[Entry],
        words: &mut Words,
        other: &Words,
    ) -> Result<()> {
        let converted = self.convert_all(id, other)?;
        let convert = |text: &str| converted.get(text).cloned().unwrap_or_else(|| text.to_owned());
        for (entry, (own, other)) in entries.iter().zip(words.names.iter_mut().zip(&other.names)) {
            if other.is_fallback || entry.gender.is_some() {
                continue;
            }
            let mut seen: Vec<String> = own.terms().map(|term| self.folded(term)).collect();
            let mut new = Vec::new();
            for term in other.terms().map(convert) {
                let folded = self.folded(&term);
                if !seen.iter().any(|known| known.contains(&folded)) {
                    seen.push(folded);
                    new.push(term);
                }
            }
            own.add_keywords(new);
        }
        let mut seen: HashSet<String> =
            words.relevant.words().map(|word| self.folded(word)).collect();
        for (word, emoji) in other.relevant.entries() {
            let word = convert(word);
            if seen.insert(self.folded(&word)) {
                words.relevant.add_word(word, emoji.to_vec());
            }
        }
        Ok(())
    }

    fn convert_all(&self, id: &str, other: &Words) -> Result<BTreeMap<String, String>> {
        let (from, to) = match id {
            SIMPLIFIED => (Script::Taiwan, Script::Simplified),
            _ => (Script::Simplified, Script::Taiwan),
        };
        let terms: BTreeSet<&str> = other.terms().collect();
        let texts: Vec<String> = terms.into_iter().map(str::to_owned).collect();
        let converted = self.opencc.convert(from, to, &texts).context("the other script")?;
        Ok(texts.into_iter().zip(converted).collect())
    }

    fn folded(&self, term: &str) -> String {
        self.variants.fold(&term.to_lowercase())
    }

    /// Fills the sections of variants and of pinyin for the words of both packs.
    ///
    /// # Errors
    /// When pinyin-pro cannot run.
    pub fn add_sections(&self, pack: &mut Pack, words: &Words, other: &Words) -> Result<()> {
        pack.variants.push(self.variants.line(words.terms().chain(other.terms())));
        let texts: BTreeSet<String> = words.terms().map(|term| self.variants.fold(term)).collect();
        pack.pinyin = self.pinyin.lines(&texts)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pack_has_the_other_one() {
        assert_eq!(other("zh-Hans"), Some("zh-Hant"));
        assert_eq!(other("zh-Hant"), Some("zh-Hans"));
        assert_eq!(other("ja"), None);
    }
}
