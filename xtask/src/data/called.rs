//! The emoji that are called by a word: by their name, or by a shortcode.

use std::collections::HashMap;

use super::entries::Entry;
use super::names::Names;

/// Emoji by a word in lower case.
#[derive(Debug, Default)]
pub struct Called {
    by_name: HashMap<String, Vec<&'static str>>,
    by_shortcode: HashMap<String, Vec<&'static str>>,
}

impl Called {
    /// Collects the names and shortcodes of `entries`.
    pub fn new(entries: &[Entry], names: &[Names]) -> Self {
        let mut called = Self::default();
        for (entry, names) in entries.iter().zip(names) {
            let name = names.name.to_lowercase();
            called.by_name.entry(name).or_default().push(entry.glyph);
            for code in &names.shortcodes {
                let words = code.replace(['_', '-'], " ");
                called.by_shortcode.entry(words).or_default().push(entry.glyph);
            }
        }
        called
    }

    /// Returns the emoji that are called `word`, those by their name first.
    pub fn of(&self, word: &str) -> Vec<&'static str> {
        let all = [&self.by_name, &self.by_shortcode].into_iter().filter_map(|by| by.get(word));
        let mut called = Vec::new();
        for glyph in all.flatten().copied() {
            if !called.contains(&glyph) {
                called.push(glyph);
            }
        }
        called
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::names::tests::names;

    #[test]
    fn names_come_before_shortcodes() {
        let entries = ["🏠", "🏡"].map(|glyph| Entry { glyph, ..Entry::default() });
        let all = [names("a", &["house"], &["my_home", "home"]), names("Home", &[], &["home"])];
        let called = Called::new(&entries, &all);
        assert_eq!(called.of("home"), ["🏡", "🏠"]);
        assert_eq!(called.of("my home"), ["🏠"]);
        assert!(called.of("house").is_empty());
    }
}
