//! Grades how well an emoji matches one word of a query, or the whole query.

use super::index::{Posting, TermKind};
use super::text::find_at;

/// The grade of a match, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// The pack lists the emoji as what users mean by the text. Such a list is written where names
    /// mislead: everybody who types `heart` means ❤️, and the suit of cards is called so.
    Relevant,
    /// The text is the whole name.
    ExactName,
    /// The text is a whole shortcode.
    ExactShortcode,
    /// The text is a whole keyword.
    ExactKeyword,
    /// The text is one word of the name.
    NameWord,
    /// The name begins with the text, or a word for which the pack lists the emoji.
    NamePrefix,
    /// The text is one word of a shortcode, or the pack lists the emoji for it and a longer query.
    Word,
    /// A word begins with the text.
    Prefix,
    /// The text is a later word of a phrase, or the beginning of one: `pensar` in `nem pensar`. What
    /// a phrase means is not what its words mean.
    InPhrase,
    /// The text is inside a word of the name.
    InName,
    /// The text is inside a word of a keyword or shortcode.
    InWord,
}

/// Where in an indexed word the query's word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermPosition {
    /// Both words are equal.
    Whole,
    /// The indexed word begins with the query's word.
    Start,
    /// The query's word begins later in the indexed word.
    Inside,
}

impl Quality {
    /// Grades a match of a single word. [`Quality::Relevant`] is never the result: the pack lists
    /// relevant emoji for whole queries, in an order of their own.
    pub fn of_word(posting: Posting, position: TermPosition) -> Self {
        use TermPosition::{Inside, Start, Whole};
        match (position, posting.kind) {
            (Whole, TermKind::Name) if posting.is_whole_term => Self::ExactName,
            (Whole, TermKind::Name) => Self::NameWord,
            (Whole, TermKind::Shortcode) if posting.is_whole_term => Self::ExactShortcode,
            (Whole, TermKind::Keyword) if posting.is_whole_term => Self::ExactKeyword,
            (Start, TermKind::Name) if posting.is_first_word => Self::NamePrefix,
            // The user may be typing the listed word.
            (Start, TermKind::Relevant) if posting.is_whole_term => Self::NamePrefix,
            (Whole | Start, TermKind::Keyword | TermKind::Relevant)
                if !posting.is_whole_term && !posting.is_first_word =>
            {
                Self::InPhrase
            }
            (Whole, TermKind::Shortcode) => Self::Word,
            (Whole, TermKind::Relevant) if posting.is_whole_term => Self::Word,
            // The first word of a phrase: the user may be typing the phrase.
            (Whole | Start, _) => Self::Prefix,
            (Inside, TermKind::Name) => Self::InName,
            (Inside, _) => Self::InWord,
        }
    }

    /// Grades a match of several words as a phrase: one after the other in one term. `None` if the
    /// term does not contain the phrase.
    pub fn of_phrase(kind: TermKind, term: &str, phrase: &str) -> Option<Self> {
        let after = if let Some(rest) = term.strip_prefix(phrase) {
            if rest.is_empty() {
                return Some(match kind {
                    TermKind::Name => Self::ExactName,
                    TermKind::Shortcode => Self::ExactShortcode,
                    TermKind::Keyword | TermKind::Relevant => Self::ExactKeyword,
                });
            }
            if kind == TermKind::Name {
                return Some(Self::NamePrefix);
            }
            rest
        } else {
            let begins_a_word = |at: usize| term.as_bytes().get(at.wrapping_sub(1)) == Some(&b' ');
            let at = find_at(term, phrase, &begins_a_word)?;
            term.get(at + phrase.len()..)?
        };
        let ends_a_word = after.is_empty() || after.starts_with(' ');
        Some(if ends_a_word { Self::Word } else { Self::Prefix })
    }

    /// Limits the grade of one word of a longer query: words from different terms count no more
    /// than words of keywords.
    pub fn capped_for_several_words(self) -> Self {
        // A query of several words may be the phrase itself.
        if self == Self::InPhrase { Self::Prefix } else { self.max(Self::Word) }
    }

    /// Combines grade and language into one rank from 0, best first. The interface's language has
    /// priority, but an exact English name is not hidden behind all words of the other language
    /// that merely begin alike (`car` among words such as the Spanish `cara`).
    pub const fn block(self, is_first_language: bool) -> u8 {
        match (is_first_language, self) {
            (true, Self::Relevant) => 0,
            (true, Self::ExactName) => 1,
            (true, Self::ExactShortcode) => 2,
            (true, Self::ExactKeyword) => 3,
            (false, Self::Relevant) => 4,
            (false, Self::ExactName) => 5,
            (false, Self::ExactShortcode) => 6,
            (true, Self::NameWord) => 7,
            (true, Self::NamePrefix) => 8,
            (true, Self::Word) => 9,
            (true, Self::Prefix) => 10,
            (false, Self::ExactKeyword) => 11,
            (false, Self::NameWord) => 12,
            (false, Self::NamePrefix) => 13,
            (false, Self::Word) => 14,
            (false, Self::Prefix) => 15,
            (true, Self::InPhrase) => 16,
            (false, Self::InPhrase) => 17,
            (true, Self::InName) => 18,
            (true, Self::InWord) => 19,
            (false, Self::InName) => 20,
            (false, Self::InWord) => 21,
        }
    }
}

/// The first block of matches that are only inside words.
pub(super) const INSIDE_WORDS: u8 = 18;

/// The blocks of matches with a whole name, shortcode, keyword or word.
pub(super) const WHOLE_WORDS: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 14];

/// The blocks of matches of the whole query with a name, a shortcode, a keyword or a list.
pub(super) const WHOLE_QUERY: std::ops::RangeInclusive<u8> = 0..=6;
