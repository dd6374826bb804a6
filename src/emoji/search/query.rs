//! What a person typed, taken apart.

use super::fold::fold;

/// Nothing that an emoji is called is as long as this, in bytes of UTF-8 after folding: a longer
/// query matches nothing, and nobody has to wait for that.
const LONGEST: usize = 400;

/// A text of this many bytes cannot fold to [`LONGEST`] or less unless most of it is junk.
const LONGEST_RAW: usize = 4 * LONGEST;

/// More words than any name has.
const MOST_WORDS: usize = 24;

/// A query, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// All of it, words with single blanks between them.
    pub folded: String,
    /// It is written like a shortcode: `:smi`, `monkey_face`.
    pub is_code: bool,
}

impl Query {
    /// Takes a query apart; `None` if there is nothing to look for, or far too much.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST_RAW {
            return None;
        }
        let folded = fold(text);
        let is_code = text.starts_with(':') || text.contains('_');
        let fits = !folded.is_empty()
            && folded.len() <= LONGEST
            && folded.split(' ').count() <= MOST_WORDS;
        fits.then_some(Self { folded, is_code })
    }

    /// The words.
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.folded.split(' ')
    }

    /// Whether there is one word only.
    pub fn is_one_word(&self) -> bool {
        !self.folded.contains(' ')
    }
}

/// As much of a text as is looked at: nobody has to wait for a whole document that was pasted.
pub(super) fn beginning(text: &str) -> &str {
    let mut ends = (0..=LONGEST_RAW.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// How many letters a text must have to be looked for in the middle of words: one in scripts where
/// a sign is a word, three where words are spelled, so that `hi` does not find every `chin`.
pub(super) fn long_enough_inside(word: &str) -> bool {
    let least = match word.chars().next() {
        Some('\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}') => 1,
        Some('\u{20000}'..='\u{3fffd}') => 1,
        Some('\u{e00}'..='\u{e7f}') => 2,
        _ => 3,
    };
    word.chars().nth(least - 1).is_some()
}
