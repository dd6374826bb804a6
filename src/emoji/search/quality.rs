//! How well an emoji fits a word of a query or all of it.

use super::index::{Kind, Use};

/// How well something fits; the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// It is the name.
    ExactName,
    /// It is a shortcode.
    ExactShortcode,
    /// People mean this emoji by it.
    Relevant,
    /// It is a keyword.
    ExactKeyword,
    /// It is a word of the name.
    NameWord,
    /// The name begins with it.
    NamePrefix,
    /// It is a word of a keyword or a shortcode.
    Word,
    /// A word begins with it.
    Prefix,
    /// It is inside a word of the name.
    InName,
    /// It is inside another word.
    InWord,
}

/// Where in a word a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the whole word.
    All,
    /// The word begins with it.
    Start,
    /// Elsewhere in the word.
    Inside,
}

impl Quality {
    /// How well a word fits that was found in a term. Which emoji are relevant for a whole query,
    /// and in which order, stands in a list of its own.
    pub fn of_word(used: Use, place: Place) -> Self {
        match (place, used.kind) {
            (Place::All, Kind::Name) if used.whole => Self::ExactName,
            (Place::All, Kind::Name) => Self::NameWord,
            (Place::All, Kind::Shortcode) if used.whole => Self::ExactShortcode,
            (Place::All, Kind::Keyword) if used.whole => Self::ExactKeyword,
            (Place::All, _) => Self::Word,
            (Place::Start, Kind::Name) if used.first => Self::NamePrefix,
            (Place::Start, _) => Self::Prefix,
            (Place::Inside, Kind::Name) => Self::InName,
            (Place::Inside, _) => Self::InWord,
        }
    }

    /// How well several words fit that were found in a term one after the other, as a phrase;
    /// `None` if they were not.
    pub fn of_phrase(kind: Kind, term: &str, phrase: &str) -> Option<Self> {
        let after = if let Some(rest) = term.strip_prefix(phrase) {
            if rest.is_empty() {
                return Some(match kind {
                    Kind::Name => Self::ExactName,
                    Kind::Shortcode => Self::ExactShortcode,
                    Kind::Keyword | Kind::Relevant => Self::ExactKeyword,
                });
            }
            if kind == Kind::Name {
                return Some(Self::NamePrefix);
            }
            rest
        } else {
            let at = term
                .match_indices(phrase)
                .find(|(at, _)| term.as_bytes().get(at.wrapping_sub(1)) == Some(&b' '));
            term.get(at?.0 + phrase.len()..)?
        };
        let ends_a_word = after.is_empty() || after.starts_with(' ');
        Some(if ends_a_word { Self::Word } else { Self::Prefix })
    }

    /// Words from here and there are worth no more than a word of a keyword each.
    pub fn as_one_of_several(self) -> Self {
        self.max(Self::Word)
    }

    /// The order of the results: language and quality together. The interface's language goes
    /// first, but what English calls exactly so is not hidden behind every word of the other
    /// language that merely begins alike (`car` among the Spanish `cara`).
    pub const fn block(self, is_first_language: bool) -> u8 {
        match (is_first_language, self) {
            (true, Self::ExactName) => 0,
            (true, Self::ExactShortcode) => 1,
            (true, Self::Relevant) => 2,
            (true, Self::ExactKeyword) => 3,
            (false, Self::ExactName) => 4,
            (false, Self::ExactShortcode) => 5,
            (false, Self::Relevant) => 6,
            (true, Self::NameWord) => 7,
            (true, Self::NamePrefix) => 8,
            (true, Self::Word) => 9,
            (true, Self::Prefix) => 10,
            (false, Self::ExactKeyword) => 11,
            (false, Self::NameWord) => 12,
            (false, Self::NamePrefix) => 13,
            (false, Self::Word) => 14,
            (false, Self::Prefix) => 15,
            (true, Self::InName) => 16,
            (true, Self::InWord) => 17,
            (false, Self::InName) => 18,
            (false, Self::InWord) => 19,
        }
    }
}

/// The first block of what is found inside words only.
pub(super) const INSIDE_WORDS: u8 = 16;

/// The first block of what is not a whole name, keyword or word, but only begins like one.
pub(super) const WHOLE_WORDS: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 14];
