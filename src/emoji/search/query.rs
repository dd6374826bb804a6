//! The query: checked, folded and split into words.

use super::fold::fold;
use super::index::Index;

/// Longest query in bytes of UTF-8 after folding. Every term of an emoji is shorter, so a longer
/// query matches nothing and is not searched for.
const MAX_FOLDED_BYTES: usize = 400;

/// Longest query in bytes before folding. A longer text folds to [`MAX_FOLDED_BYTES`] or less only
/// if most of it is junk.
const MAX_RAW_BYTES: usize = 4 * MAX_FOLDED_BYTES;

/// Most words of a query; every name has fewer.
const MAX_WORDS: usize = 24;

/// A folded query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// The folded words, separated by single spaces.
    pub folded: String,
    /// The query in lower case, with all marks.
    pub written: String,
    /// The query has marks that folding removes.
    pub has_marks: bool,
    /// The query looks like a shortcode: `:smi`, `monkey_face`.
    pub is_code: bool,
}

impl Query {
    /// Folds a query. `None` if nothing is left to search for, or if it is too long.
    /// `indexes` are the searched languages.
    pub fn new(text: &str, indexes: &[&Index]) -> Option<Self> {
        let text = text.trim();
        if text.len() > MAX_RAW_BYTES {
            return None;
        }
        let mut folded = fold(text);
        for index in indexes {
            index.variants().simplify(&mut folded);
        }
        let is_code = text.starts_with(':') || text.contains('_');
        let fits = !folded.is_empty()
            && folded.len() <= MAX_FOLDED_BYTES
            && folded.split(' ').count() <= MAX_WORDS;
        let written = text.chars().map(lower).collect();
        fits.then_some(Self { folded, written, has_marks: has_accents(text), is_code })
    }

    /// Returns the folded words.
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.folded.split(' ')
    }

    /// Returns whether the query is a single word.
    pub fn is_one_word(&self) -> bool {
        !self.folded.contains(' ')
    }
}

/// Converts a Latin or Cyrillic letter to lower case.
pub(super) fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        '\u{400}'..='\u{40f}' => char::from_u32(u32::from(c) + 0x50).unwrap_or(c),
        'Ơ' => 'ơ',
        'Ư' => 'ư',
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' | '\u{1e00}'..='\u{1eff}' => {
            char::from_u32(u32::from(c) | 1).unwrap_or(c)
        }
        _ => c,
    }
}

/// Returns whether a text has letters that folding strips of accents or marks.
pub(super) fn has_accents(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{c0}'..='\u{24f}' | '\u{48a}'..='\u{4ff}' | '\u{610}'..='\u{6ff}' | '\u{900}'..='\u{97f}' | '\u{1e00}'..='\u{1eff}')
    })
}

/// The script of a word, as far as search treats it differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Hiragana and katakana.
    Kana,
    /// Chinese characters, in any language.
    Han,
    Thai,
    /// Any other script: it writes spaces between words.
    Spaced,
}

impl Script {
    /// Returns the script of a text by its first character.
    pub fn of(text: &str) -> Self {
        match text.chars().next() {
            Some('\u{3040}'..='\u{30ff}') => Self::Kana,
            Some('\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}') => Self::Han,
            Some('\u{20000}'..='\u{3fffd}') => Self::Han,
            Some('\u{e00}'..='\u{e7f}') => Self::Thai,
            _ => Self::Spaced,
        }
    }
}

/// Returns the first [`MAX_RAW_BYTES`] bytes of a text, cut at a character boundary: a pasted
/// document is not searched as a whole.
pub(super) fn truncated(text: &str) -> &str {
    let mut ends = (0..=MAX_RAW_BYTES.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// Returns whether a text is long enough to be searched for inside words. The minimum is one
/// character in Han, where a sign can be a word, two in Thai, and three in other scripts, so that
/// `hi` does not find every `chin`. Kana is not searched for inside words: ほん is not in ほんとう.
pub(super) fn is_long_enough_inside(word: &str) -> bool {
    let least = match Script::of(word) {
        Script::Kana => return false,
        Script::Han => 1,
        Script::Thai => 2,
        Script::Spaced => 3,
    };
    word.chars().nth(least - 1).is_some()
}
