//! The emoji that users mean by a word, where no name or keyword contains it.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context as _, Result, ensure};

use super::entries::Entry;
use super::glyphs::Glyphs;
use super::names::Names;

/// Words and phrases in lower case, each with its emoji, fully qualified, best first.
#[derive(Debug, Default)]
pub struct Relevant(BTreeMap<String, Vec<&'static str>>);

impl Relevant {
    /// Parses one of our lists: lines `👍 ✅: approve, approved`, best glyph first; lines that start
    /// with `# ` are comments.
    ///
    /// # Errors
    /// When a line is malformed, an emoji is not in the catalogue or a word occurs twice.
    pub fn parse(list: &str, glyphs: &Glyphs) -> Result<Self> {
        let mut relevant = Self::default();
        for line in list.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
            relevant.read(line, glyphs).with_context(|| format!("the line {line:?}"))?;
        }
        Ok(relevant)
    }

    fn read(&mut self, line: &str, glyphs: &Glyphs) -> Result<()> {
        let (emoji, words) = line.split_once(": ").context("no `emoji: words`")?;
        let emoji: Vec<_> = emoji.split(' ').map(|e| glyphs.qualified(e)).collect::<Result<_>>()?;
        ensure!(emoji.iter().collect::<HashSet<_>>().len() == emoji.len(), "an emoji comes twice");
        for word in words.split(", ") {
            ensure!(
                !word.is_empty() && word.trim() == word && word.to_lowercase() == word,
                "{word:?} is no word in lower case"
            );
            let before = self.0.insert(word.to_owned(), emoji.clone());
            ensure!(before.is_none(), "{word:?} comes twice");
        }
        Ok(())
    }

    /// Adds an emoji of another source, behind the emoji already known for the same word.
    ///
    /// # Errors
    /// When an emoji is not in the catalogue.
    pub fn add(&mut self, word: &str, glyph: &str, glyphs: &Glyphs) -> Result<()> {
        let glyph = glyphs.qualified(glyph)?;
        let known = self.0.entry(word.to_lowercase()).or_default();
        if !known.contains(&glyph) {
            known.push(glyph);
        }
        Ok(())
    }

    /// Drops the words that equal the name or a shortcode of their only emoji: search ranks those
    /// matches before relevant words.
    pub fn drop_found(&mut self, entries: &[Entry], names: &[Names]) {
        let named: HashMap<&str, &Names> =
            entries.iter().zip(names).map(|(entry, names)| (entry.glyph, names)).collect();
        self.0.retain(|word, emoji| match emoji[..] {
            [only] => !named.get(only).is_some_and(|names| names.is_called(word)),
            _ => true,
        });
    }

    /// Returns the words that lead to `glyph`, which is fully qualified.
    pub fn words_of<'a>(&'a self, glyph: &'a str) -> impl Iterator<Item = &'a str> {
        let with_it = self.0.iter().filter(move |(_, emoji)| emoji.contains(&glyph));
        with_it.map(|(word, _)| word.as_str())
    }

    /// Returns the lines of the pack; those of one emoji are adjacent, which compresses better.
    pub fn lines(&self) -> Vec<String> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(word, emoji)| (*emoji, *word));
        all.iter().map(|(word, emoji)| format!("{word}\t{}", emoji.join(" "))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::locales::LOCALES;
    use crate::data::names::tests::names;

    #[test]
    fn our_lists_are_sound_and_long_enough() {
        let glyphs = Glyphs::all();
        for locale in LOCALES {
            let relevant = Relevant::parse(locale.relevant, &glyphs)
                .unwrap_or_else(|error| panic!("{}: {error:#}", locale.id));
            assert!(relevant.0.len() >= 30, "{}: {}", locale.id, relevant.0.len());
        }
    }

    #[test]
    fn our_emoji_rank_before_those_of_another_source() {
        let glyphs = Glyphs::all();
        let mut relevant = Relevant::parse("# a\n\n✅ 👍: approve, lgtm\n", &glyphs).unwrap();
        relevant.add("approve", "👍", &glyphs).unwrap();
        relevant.add("approve", "❤", &glyphs).unwrap();
        relevant.add("Key", "🔑", &glyphs).unwrap();
        assert_eq!(relevant.lines(), ["lgtm\t✅ 👍", "approve\t✅ 👍 ❤️", "key\t🔑"]);
        assert_eq!(relevant.words_of("👍").collect::<Vec<_>>(), ["approve", "lgtm"]);
    }

    #[test]
    fn drops_a_word_that_is_the_name_or_a_shortcode_of_its_only_emoji() {
        let list = "🔑: key, old key, door\n🔑 🗝️: both\n👍: yes";
        let mut relevant = Relevant::parse(list, &Glyphs::all()).unwrap();
        let entries = [Entry { glyph: "🔑", ..Entry::default() }];
        relevant.drop_found(&entries, &[names("Key", &["door"], &["old_key", "both"])]);
        assert_eq!(relevant.lines(), ["yes\t👍", "door\t🔑", "both\t🔑 🗝️"]);
    }

    #[test]
    fn refuses_what_it_cannot_read() {
        for line in
            ["👍 yes", "x: yes", "👍 👍: yes", "👍: Yes", "👍: yes, yes", "👍: a,  b", "👍: "]
        {
            assert!(Relevant::parse(line, &Glyphs::all()).is_err(), "{line:?}");
        }
    }
}
