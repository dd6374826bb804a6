//! The emoji that users mean by a word, where no name or keyword contains it.

use std::collections::{BTreeMap, HashSet};

use anyhow::{Context as _, Result, ensure};

use super::called::Called;
use super::glyphs::Glyphs;

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
            // A line of the pack that begins so is the name of a section.
            ensure!(!word.starts_with('@'), "{word:?} begins with @");
            ensure!(!word.contains(['\t', '|']), "{word:?} would break the format of the pack");
            let before = self.0.insert(word.to_owned(), emoji.clone());
            ensure!(before.is_none(), "{word:?} comes twice");
        }
        Ok(())
    }

    /// Adds the words of another source, each with its emoji behind those already known for the
    /// word. Search ranks relevant words before names, so the entry of a new word begins with the
    /// emoji that are called so.
    ///
    /// # Errors
    /// When an emoji is not in the catalogue.
    pub fn add_source<'a>(
        &mut self,
        source: impl IntoIterator<Item = (&'a String, &'a String)>,
        called: &Called,
        glyphs: &Glyphs,
    ) -> Result<()> {
        for (word, glyph) in source {
            let word = word.to_lowercase();
            let glyph = glyphs.qualified(glyph)?;
            let called = called.of(&word);
            let known = self.0.entry(word).or_insert(called);
            if !known.contains(&glyph) {
                known.push(glyph);
            }
        }
        Ok(())
    }

    /// Adds a word with its emoji, unless it is known.
    pub fn add_word(&mut self, word: String, emoji: Vec<&'static str>) {
        self.0.entry(word).or_insert(emoji);
    }

    /// Drops the words whose only emoji is also the first one that is called so: search finds it by
    /// its name or shortcode.
    pub fn drop_found(&mut self, called: &Called) {
        self.0.retain(|word, emoji| match emoji[..] {
            [only] => called.of(word).first() != Some(&only),
            _ => true,
        });
    }

    /// Returns the words in alphabetical order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns the words in alphabetical order, each with its emoji.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[&'static str])> {
        self.0.iter().map(|(word, emoji)| (word.as_str(), emoji.as_slice()))
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
    use crate::data::entries::Entry;
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
        for (word, glyph) in [("approve", "👍"), ("approve", "❤"), ("Key", "🔑")] {
            let source = [(&word.to_owned(), &glyph.to_owned())];
            relevant.add_source(source, &Called::default(), &glyphs).unwrap();
        }
        assert_eq!(relevant.lines(), ["lgtm\t✅ 👍", "approve\t✅ 👍 ❤️", "key\t🔑"]);
        relevant.add_word("key".into(), vec!["🗝️"]);
        assert_eq!(relevant.entries().last(), Some(("lgtm", &["✅", "👍"][..])));
        assert_eq!(relevant.words().nth(1), Some("key"));
        assert_eq!(relevant.words_of("👍").collect::<Vec<_>>(), ["approve", "lgtm"]);
    }

    #[test]
    fn a_word_of_another_source_begins_with_the_emoji_that_are_called_so() {
        let glyphs = Glyphs::all();
        let entries = ["🏠", "🏡", "🔑"].map(|glyph| Entry { glyph, ..Entry::default() });
        let all = [names("a", &[], &["home"]), names("Home", &[], &[]), names("key", &[], &[])];
        let called = Called::new(&entries, &all);
        let mut relevant = Relevant::parse("🔒: key", &glyphs).unwrap();
        let pair = |word: &str, glyph: &str| (word.to_owned(), glyph.to_owned());
        let source = [pair("home", "🛖"), pair("key", "🗝️")];
        let source = source.iter().map(|(word, glyph)| (word, glyph));
        relevant.add_source(source, &called, &glyphs).unwrap();
        assert_eq!(relevant.lines(), ["home\t🏡 🏠 🛖", "key\t🔒 🗝️"]);
    }

    #[test]
    fn drops_a_word_that_is_the_name_or_a_shortcode_of_its_only_emoji() {
        let list = "🔑: key, old key, door\n🔑 🗝️: both\n👍: yes";
        let mut relevant = Relevant::parse(list, &Glyphs::all()).unwrap();
        let entries = [Entry { glyph: "🔑", ..Entry::default() }];
        let all = [names("Key", &["door"], &["old_key", "both"])];
        relevant.drop_found(&Called::new(&entries, &all));
        assert_eq!(relevant.lines(), ["yes\t👍", "door\t🔑", "both\t🔑 🗝️"]);
    }

    #[test]
    fn refuses_what_it_cannot_read() {
        for line in [
            "👍 yes",
            "👍: @",
            "👍: a|b",
            "x: yes",
            "👍 👍: yes",
            "👍: Yes",
            "👍: yes, yes",
            "👍: a,  b",
            "👍: ",
        ] {
            assert!(Relevant::parse(line, &Glyphs::all()).is_err(), "{line:?}");
        }
    }
}
