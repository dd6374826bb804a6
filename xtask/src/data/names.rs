//! The name of each emoji in one language, and its search words.

use std::collections::HashSet;

use super::cldr::{Annotation, Annotations};
use super::entries::Entry;

/// The name and the search words of one emoji.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The name that the picker shows and screen readers speak.
    pub name: String,
    /// Other search words.
    pub keywords: Vec<String>,
    /// Other names of a flag's country, which are keywords in the pack.
    pub countries: Vec<String>,
    /// Readings of Japanese words in hiragana, which are keywords in the pack.
    pub readings: Vec<String>,
    /// Codes to type between colons, without the colons.
    pub shortcodes: Vec<String>,
    /// Whether CLDR has no name yet and `name` is English.
    pub is_fallback: bool,
}

/// Returns names for `entries`, in their order, from the annotations of a language; a missing name
/// comes from the English annotations, or else from the emoji specification.
pub fn collect(entries: &[Entry], annotations: &Annotations, english: &Annotations) -> Vec<Names> {
    let of = |entry: &Entry| {
        let own = annotations.get(entry.glyph);
        let english = english.get(entry.glyph).and_then(|annotation| annotation.name.as_deref());
        merge(own, english.unwrap_or(entry.name))
    };
    entries.iter().map(of).collect()
}

fn merge(annotation: Option<&Annotation>, english: &str) -> Names {
    let own = annotation.and_then(|annotation| annotation.name.as_deref());
    let mut names = Names {
        name: own.unwrap_or(english).to_owned(),
        keywords: Vec::new(),
        countries: Vec::new(),
        readings: Vec::new(),
        shortcodes: Vec::new(),
        is_fallback: own.is_none(),
    };
    names.add_keywords(annotation.map_or(&[][..], |annotation| &annotation.keywords));
    names
}

impl Names {
    /// Returns the name, all keywords and the shortcodes.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        let all = [&self.name].into_iter().chain(self.all_keywords()).chain(&self.shortcodes);
        all.map(String::as_str)
    }

    /// Returns what the pack has as keywords.
    pub fn all_keywords(&self) -> impl Iterator<Item = &String> {
        self.keywords.iter().chain(&self.countries).chain(&self.readings)
    }

    /// Returns whether `word`, in lower case, is the name or a shortcode with spaces between its
    /// parts.
    pub fn is_called(&self, word: &str) -> bool {
        let mut codes = self.shortcodes.iter().map(|code| code.replace(['_', '-'], " "));
        self.name.to_lowercase() == word || codes.any(|code| code == word)
    }

    /// Adds the words that are neither the name nor already present. Search ignores case, so a word
    /// that differs only in case would add nothing.
    pub fn add_keywords<S: AsRef<str>>(&mut self, words: impl IntoIterator<Item = S>) {
        let there = self.keywords.iter().chain([&self.name]);
        let mut seen: HashSet<String> = there.map(|word| word.to_lowercase()).collect();
        for word in words {
            if seen.insert(word.as_ref().to_lowercase()) {
                self.keywords.push(word.as_ref().to_owned());
            }
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Returns names for tests in this and other modules.
    pub fn names(name: &str, keywords: &[&str], shortcodes: &[&str]) -> Names {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Names {
            name: name.to_owned(),
            keywords: owned(keywords),
            countries: Vec::new(),
            readings: Vec::new(),
            shortcodes: owned(shortcodes),
            is_fallback: false,
        }
    }

    fn annotation(name: Option<&str>, keywords: &[&str]) -> Annotation {
        Annotation {
            name: name.map(str::to_owned),
            keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
        }
    }

    #[test]
    fn keywords_repeat_neither_the_name_nor_each_other() {
        let own = annotation(Some("thumbs up"), &["OK", "Thumbs Up", "good", "ok", "good"]);
        let mut names = merge(Some(&own), "other");
        assert_eq!(names.name, "thumbs up");
        assert_eq!(names.keywords, ["OK", "good"]);
        assert!(!names.is_fallback);
        names.add_keywords(["Good", "yes", "THUMBS UP"]);
        assert_eq!(names.keywords, ["OK", "good", "yes"]);
    }

    #[test]
    fn without_a_name_in_cldr_the_english_one() {
        for annotation in [None, Some(annotation(None, &[]))] {
            let names = merge(annotation.as_ref(), "cracking face");
            assert_eq!(names.name, "cracking face");
            assert!(names.is_fallback);
        }
    }
}
