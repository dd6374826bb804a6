//! The query: checked, folded and split into words.

use super::fold::fold;

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
    /// The query looks like a shortcode: `:smi`, `monkey_face`.
    pub is_code: bool,
}

impl Query {
    /// Folds a query. `None` if nothing is left to search for, or if it is too long.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > MAX_RAW_BYTES {
            return None;
        }
        let folded = fold(text);
        let is_code = text.starts_with(':') || text.contains('_');
        let fits = !folded.is_empty()
            && folded.len() <= MAX_FOLDED_BYTES
            && folded.split(' ').count() <= MAX_WORDS;
        fits.then_some(Self { folded, is_code })
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

/// Returns the first [`MAX_RAW_BYTES`] bytes of a text, cut at a character boundary: a pasted
/// document is not searched as a whole.
pub(super) fn truncated(text: &str) -> &str {
    let mut ends = (0..=MAX_RAW_BYTES.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// Returns whether a text is long enough to be searched for inside words. The minimum is one
/// character in kana and Han, where a sign can be a word, two in Thai, and three in other scripts,
/// so that `hi` does not find every `chin`.
pub(super) fn is_long_enough_inside(word: &str) -> bool {
    let least = match word.chars().next() {
        Some('\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}') => 1,
        Some('\u{20000}'..='\u{3fffd}') => 1,
        Some('\u{e00}'..='\u{e7f}') => 2,
        _ => 3,
    };
    word.chars().nth(least - 1).is_some()
}
