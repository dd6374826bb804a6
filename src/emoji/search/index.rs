//! A pack prepared for search.
//!
//! The distinct words of the language stand in one sorted list: a prefix is a range of it, the
//! middle of a word is found by reading it through once, and each word knows the emoji that it
//! belongs to. Built once per pack, in some milliseconds.

mod building;

use super::Found;
use super::layout::Layout;
use crate::emoji::pack::Pack;
use crate::emoji::{Catalogue, EmojiId};
pub use building::Preparation;
use std::ops::Range;
use std::sync::Arc;

/// A pack prepared for search.
pub struct Index {
    pack: Arc<Pack>,
    /// All words, sorted, each with a line feed behind it.
    words: String,
    /// Where each word begins in `words`, and where the last one ends.
    starts: Vec<u32>,
    /// The uses of all words, in the order of `words`.
    uses: Vec<Use>,
    /// Where the uses of each word begin in `uses`, and where the last one's end.
    use_starts: Vec<u32>,
    /// The folded terms of all emoji, one a line.
    terms: String,
    /// Where the terms of each emoji begin in `terms`, and where the last one's end.
    term_starts: Vec<u32>,
    /// Folded words and phrases, sorted, with the emoji that people mean by them, best first.
    relevant: Vec<(Box<str>, Box<[EmojiId]>)>,
    layouts: Vec<Layout>,
    search: Search,
}

/// [`search`](super::search()).
type Search = fn(&str, &Catalogue, &[&Index], &[EmojiId], &dyn Fn(EmojiId) -> bool) -> Found;

/// A word in a term of an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub id: EmojiId,
    pub kind: Kind,
    /// The term has no other word.
    pub whole: bool,
    /// It is the first word of the term.
    pub first: bool,
}

/// What kind of term a word is used in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Shortcode,
    Keyword,
    /// The emoji is the one that people mean by this word, whatever its names are.
    Relevant,
}

impl Kind {
    /// The mark before a term in [`Index::terms_of`].
    const fn mark(self) -> char {
        match self {
            Self::Name => '=',
            Self::Shortcode => ':',
            Self::Keyword | Self::Relevant => '|',
        }
    }

    pub const fn of_mark(mark: char) -> Option<Self> {
        match mark {
            '=' => Some(Self::Name),
            ':' => Some(Self::Shortcode),
            '|' => Some(Self::Keyword),
            _ => None,
        }
    }
}

impl Index {
    /// Prepares a pack.
    pub fn new(catalogue: &Catalogue, pack: Arc<Pack>) -> Self {
        let mut preparation = Preparation::new(pack);
        while preparation.step(catalogue) {}
        preparation.finish()
    }

    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// How to search in indexes. Whoever has one has the code for that, too, which may be in a file
    /// of its own.
    pub const fn searcher(&self) -> Search {
        self.search
    }

    /// The keyboard layouts of the pack.
    pub(super) fn layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.use_starts.len().saturating_sub(1)
    }

    /// The text of a word.
    pub(super) fn word(&self, word: usize) -> &str {
        let range = range_at(&self.starts, word);
        self.words.get(range).map(|word| word.trim_end_matches('\n')).unwrap_or_default()
    }

    /// What a word is used for.
    pub(super) fn uses(&self, word: usize) -> &[Use] {
        self.uses.get(range_at(&self.use_starts, word)).unwrap_or_default()
    }

    /// The words that begin with a text.
    pub(super) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let first = self.partition(|word| word < prefix);
        let end = self.partition(|word| word < prefix || word.starts_with(prefix));
        first..end
    }

    /// Calls back with each word that has a text inside, not at its beginning.
    pub(super) fn for_each_containing(&self, part: &str, mut found: impl FnMut(usize)) {
        let mut from = 0;
        while let Some(at) = self.words.get(from..).and_then(|rest| rest.find(part)) {
            let word = self.word_at(from + at);
            let range = range_at(&self.starts, word);
            if range.start != from + at {
                found(word);
            }
            // One hit a word is enough, but a hit at the beginning may hide one inside.
            from = if range.start == from + at { from + at + char_len(part) } else { range.end };
        }
    }

    /// The folded terms of an emoji, each with its kind: name, keywords, shortcodes.
    pub(super) fn terms_of(&self, id: EmojiId) -> impl Iterator<Item = (Kind, &str)> {
        let line = self.terms.get(range_at(&self.term_starts, usize::from(id))).unwrap_or_default();
        line.split('\n').filter_map(|term| {
            let mut chars = term.chars();
            let kind = Kind::of_mark(chars.next()?)?;
            Some((kind, chars.as_str()))
        })
    }

    /// The emoji that people mean by a word or phrase, best first.
    pub(super) fn relevant(&self, folded: &str) -> &[EmojiId] {
        let found = self.relevant.binary_search_by(|(phrase, _)| (**phrase).cmp(folded));
        found.ok().and_then(|at| self.relevant.get(at)).map(|(_, ids)| &**ids).unwrap_or_default()
    }

    fn partition(&self, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn word_at(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|start| to_usize(*start) <= offset);
        after.saturating_sub(1)
    }
}

fn range_at(starts: &[u32], place: usize) -> Range<usize> {
    match (starts.get(place), starts.get(place + 1)) {
        (Some(start), Some(end)) => to_usize(*start)..to_usize(*end),
        _ => 0..0,
    }
}

/// Never more than 32 bits where this runs; a text of 4 GiB would have ended long before.
fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn char_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}
