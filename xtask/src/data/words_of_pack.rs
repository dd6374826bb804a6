//! The words of a language, before they become a pack.

use super::names::Names;
use super::relevant::Relevant;

/// The names and the relevant words of a language.
#[derive(Debug)]
pub struct Words {
    /// An entry per emoji.
    pub names: Vec<Names>,
    /// Our list and what is added to it.
    pub relevant: Relevant,
}

impl Words {
    /// Returns all texts that a query can match.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.names.iter().flat_map(Names::terms).chain(self.relevant.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::glyphs::Glyphs;
    use crate::data::names::tests::names;

    #[test]
    fn terms_are_names_keywords_and_relevant_words() {
        let relevant = Relevant::parse("👍: yes", &Glyphs::all()).unwrap();
        let words = Words { names: vec![names("thumbs up", &["good"], &["+1"])], relevant };
        assert_eq!(words.terms().collect::<Vec<_>>(), ["thumbs up", "good", "+1", "yes"]);
    }
}
