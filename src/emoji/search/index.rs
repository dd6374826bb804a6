//! An inverted index over a language pack.
//!
//! The distinct words of the language form one sorted list. A prefix is a range of the list, a text
//! inside words is found by one scan, and each word has postings: the emoji whose terms contain it.
//! The app builds the index once per pack, which takes some milliseconds.

mod building;

use super::Found;
use super::layout::Layout;
use super::pinyin::{Pinyin, Typed};
use super::query::Query;
use super::text::find;
use super::variants::Variants;
use crate::emoji::pack::Pack;
use crate::emoji::{Catalogue, EmojiId};
pub use building::Preparation;
use std::ops::Range;
use std::sync::Arc;

/// A language pack with an inverted index over its words.
pub struct Index {
    pack: Arc<Pack>,
    /// All words, sorted, each followed by a line feed.
    words: String,
    /// Byte offset of each word in `words`, and the end of the last word.
    starts: Vec<u32>,
    /// The postings of all words, in the order of `words`.
    postings: Vec<Posting>,
    /// Where the postings of each word begin in `postings`, and the end of the last word's.
    posting_starts: Vec<u32>,
    /// The folded terms of all emoji, one per line, each after its [`TermKind::mark`].
    terms: String,
    /// Byte offset of each emoji's terms in `terms`, and the end of the last emoji's.
    term_starts: Vec<u32>,
    /// Words and phrases with the emoji that users mean by them, sorted.
    relevant: Vec<Relevant>,
    layouts: Vec<Layout>,
    variants: Variants,
    pinyin: Pinyin,
    search: Search,
}

/// A word or phrase with the emoji that users mean by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Relevant {
    folded: Box<str>,
    /// As the pack has it, in lower case and with all marks.
    written: Box<str>,
    /// Best first.
    ids: Box<[EmojiId]>,
}

/// The signature of [`search`](super::search()).
type Search = fn(&str, &Catalogue, &[&Index], &[EmojiId], &dyn Fn(EmojiId) -> bool) -> Found;

/// An occurrence of a word in a term of an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub id: EmojiId,
    pub kind: TermKind,
    /// The term has no other word.
    pub is_whole_term: bool,
    /// The word is the first one of the term.
    pub is_first_word: bool,
}

/// The kind of term that a word occurs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermKind {
    Name,
    Shortcode,
    Keyword,
    /// The pack lists the emoji as what users mean by the word, independent of its names.
    Relevant,
}

impl TermKind {
    /// Returns the mark before a term in [`Index::terms`].
    const fn mark(self) -> char {
        match self {
            Self::Name => '=',
            Self::Shortcode => ':',
            Self::Keyword | Self::Relevant => '|',
        }
    }

    pub const fn from_mark(mark: char) -> Option<Self> {
        match mark {
            '=' => Some(Self::Name),
            ':' => Some(Self::Shortcode),
            '|' => Some(Self::Keyword),
            _ => None,
        }
    }
}

impl Index {
    /// Builds the index of a pack at once. See [`Preparation`] for building it in steps.
    pub fn new(catalogue: &Catalogue, pack: Arc<Pack>) -> Self {
        let mut preparation = Preparation::new(pack);
        while preparation.step(catalogue) {}
        preparation.finish()
    }

    /// Returns the pack that the index was built from.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Returns the function that searches indexes. It comes with the index because its code may be
    /// in a lazily loaded file: code that holds an index can search it.
    pub const fn searcher(&self) -> Search {
        self.search
    }

    /// Returns the keyboard layouts of the pack.
    pub(super) fn layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// Returns the number of distinct words.
    pub(super) fn len(&self) -> usize {
        self.posting_starts.len().saturating_sub(1)
    }

    /// Returns the text of a word.
    pub(super) fn word(&self, word: usize) -> &str {
        let range = range_at(&self.starts, word);
        self.words.get(range).map(|word| word.trim_end_matches('\n')).unwrap_or_default()
    }

    /// Returns the postings of a word.
    pub(super) fn postings(&self, word: usize) -> &[Posting] {
        self.postings.get(range_at(&self.posting_starts, word)).unwrap_or_default()
    }

    /// Returns the range of words that begin with a text.
    pub(super) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let first = self.partition_point(|word| word < prefix);
        let end = self.partition_point(|word| word < prefix || word.starts_with(prefix));
        first..end
    }

    /// Calls `found` for each word that contains a text, but not at its beginning.
    pub(super) fn for_each_containing(&self, part: &str, mut found: impl FnMut(usize)) {
        let mut from = 0;
        while let Some(at) = self.words.get(from..).and_then(|rest| find(rest, part)) {
            let word = self.word_at(from + at);
            let range = range_at(&self.starts, word);
            if range.start != from + at {
                found(word);
            }
            // One hit per word is enough, but a hit at the beginning may hide another one inside.
            from = if range.start == from + at { from + at + char_len(part) } else { range.end };
        }
    }

    /// Returns the folded terms of an emoji with their kinds: name, keywords, shortcodes.
    pub(super) fn terms(&self, id: EmojiId) -> impl Iterator<Item = (TermKind, &str)> {
        let line = self.terms.get(range_at(&self.term_starts, usize::from(id))).unwrap_or_default();
        line.split('\n').filter_map(|term| {
            let mut chars = term.chars();
            let kind = TermKind::from_mark(chars.next()?)?;
            Some((kind, chars.as_str()))
        })
    }

    /// Returns the emoji that users mean by a word or phrase, best first. What is written with the
    /// same marks has priority. In a language where a mark makes another letter, a query with marks
    /// means nothing else.
    pub(super) fn relevant(&self, query: &Query) -> Vec<EmojiId> {
        let mut found: Vec<EmojiId> = Vec::new();
        for is_same in [true, false] {
            if !is_same && query.has_marks && self.marks_are_letters() {
                break;
            }
            for relevant in self.relevant_when_folded(query) {
                if (*relevant.written == *query.written) == is_same {
                    for id in &relevant.ids {
                        if !found.contains(id) {
                            found.push(*id);
                        }
                    }
                }
            }
        }
        found
    }

    /// Returns the words and phrases that fold to the query.
    fn relevant_when_folded(&self, query: &Query) -> impl Iterator<Item = &Relevant> {
        let from = self.relevant.partition_point(|it| *it.folded < *query.folded);
        let rest = self.relevant.get(from..).unwrap_or_default();
        rest.iter().take_while(|it| *it.folded == *query.folded)
    }

    /// Returns whether users mean an emoji by a query with exactly these marks.
    pub(super) fn is_relevant_as_written(&self, query: &Query, id: EmojiId) -> bool {
        let mut same = self.relevant_when_folded(query);
        same.any(|it| *it.written == *query.written && it.ids.contains(&id))
    }

    /// Returns whether a mark makes another letter, so that words with other marks are other words.
    pub(super) fn marks_are_letters(&self) -> bool {
        self.pack.locale() == "vi"
    }

    /// Returns the characters that the pack's language has in two forms.
    pub(super) const fn variants(&self) -> &Variants {
        &self.variants
    }

    /// Calls `found` for each word for which these Latin letters are typed in Chinese.
    pub(super) fn for_each_in_pinyin(&self, letters: &str, found: &mut dyn FnMut(usize, Typed)) {
        self.pinyin.for_each_first_char(letters, &mut |c| {
            let mut buffer = [0; 4];
            for word in self.with_prefix(c.encode_utf8(&mut buffer)) {
                if let Some(typed) = self.pinyin.compare(self.word(word), letters) {
                    found(word, typed);
                }
            }
        });
    }

    fn partition_point(&self, before: impl Fn(&str) -> bool) -> usize {
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

/// Returns the range between an offset and the next one; empty if there is none.
fn range_at(starts: &[u32], index: usize) -> Range<usize> {
    match (starts.get(index), starts.get(index + 1)) {
        (Some(start), Some(end)) => to_usize(*start)..to_usize(*end),
        _ => 0..0,
    }
}

/// Converts an offset. `usize` has at least 32 bits on every target of the app.
fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// Converts an offset. It always fits: no pack comes near 4 GiB.
fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn char_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}
