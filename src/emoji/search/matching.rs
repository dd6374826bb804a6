//! Finds the emoji that match a query, and grades each match.

use super::index::{Index, TermKind};
use super::quality::{Quality, TermPosition};
use super::query::{Query, is_long_enough_inside};
use crate::emoji::EmojiId;

/// The block of an emoji that does not match.
const NO_MATCH: u8 = u8::MAX;

/// An emoji that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub id: EmojiId,
    /// The rank of [`Quality::block`], best first.
    pub block: u8,
    /// The rank inside the block, before popularity: the index in a list of relevant emoji, or the
    /// number of words of the query that are not in the name.
    pub detail: u8,
}

/// How one emoji matches a word of the query, or all words so far.
#[derive(Clone, Copy)]
struct WordMatch {
    /// The rank of [`Quality::block`], or [`NO_MATCH`].
    block: u8,
    /// The number of words that are not in the name.
    words_outside_name: u8,
}

/// Returns the emoji that match all words of the query, in catalogue order.
///
/// `indexes` are the searched languages, the interface's first; `count` is the catalogue's length.
pub(super) fn matches(query: &Query, indexes: &[&Index], count: usize) -> Vec<Match> {
    let is_one_word = query.is_one_word();
    let mut all: Option<Vec<WordMatch>> = None;
    for word in query.words() {
        let found = match_word(word, indexes, count, is_one_word, query.is_code);
        all = Some(match all {
            None => found,
            Some(before) => before.iter().zip(&found).map(|(a, b)| a.combine(*b)).collect(),
        });
    }
    let all = all.unwrap_or_default();
    let found = (0..).zip(&all).filter(|(_, found)| found.block != NO_MATCH);
    let mut matches: Vec<Match> = found
        // For a single word, the block already tells whether it is in the name.
        .map(|(id, found)| Match {
            id,
            block: found.block,
            detail: if is_one_word { 0 } else { found.words_outside_name },
        })
        .collect();
    for (position, index) in indexes.iter().enumerate() {
        let relevant = index.relevant(&query.folded);
        for found in &mut matches {
            if !is_one_word {
                found.improve_by_phrase(query, index, position == 0);
            }
            if let Some(rank) = relevant.iter().position(|id| *id == found.id) {
                found.improve(Quality::Relevant.block(position == 0), rank);
            }
        }
    }
    if query.is_code {
        move_shortcodes_first(&mut matches, query, indexes);
    }
    matches
}

impl WordMatch {
    const NONE: Self = Self { block: NO_MATCH, words_outside_name: 0 };

    /// Combines the matches of two words. Both words must match, and the worse one decides: an
    /// exact word does not make up for one that hardly matches.
    fn combine(self, other: Self) -> Self {
        if self.block == NO_MATCH || other.block == NO_MATCH {
            return Self::NONE;
        }
        Self {
            block: self.block.max(other.block),
            words_outside_name: self.words_outside_name.saturating_add(other.words_outside_name),
        }
    }
}

impl Match {
    /// Takes the given rank if it is better than the current one.
    fn improve(&mut self, block: u8, detail: usize) {
        let detail = u8::try_from(detail).unwrap_or(u8::MAX);
        if (block, detail) < (self.block, self.detail) {
            (self.block, self.detail) = (block, detail);
        }
    }

    /// Improves the rank if a term of the emoji contains the whole query as a phrase.
    fn improve_by_phrase(&mut self, query: &Query, index: &Index, is_first: bool) {
        let qualities = index
            .terms(self.id)
            .filter_map(|(kind, term)| Quality::of_phrase(kind, term, &query.folded));
        if let Some(best) = qualities.min() {
            let detail = usize::from(self.detail);
            self.improve(best.block(is_first), detail);
        }
    }
}

/// Matches one word of the query against all emoji; the result has one entry per emoji.
fn match_word(
    word: &str,
    indexes: &[&Index],
    count: usize,
    is_one_word: bool,
    is_code: bool,
) -> Vec<WordMatch> {
    let mut matches = vec![WordMatch { block: NO_MATCH, words_outside_name: 1 }; count];
    for (position, index) in indexes.iter().enumerate() {
        let mut record = |position_in_word: TermPosition, index_word: usize| {
            for posting in index.postings(index_word) {
                let Some(found) = matches.get_mut(usize::from(posting.id)) else { continue };
                let mut quality = Quality::of_word(*posting, position_in_word);
                if is_code
                    && quality == Quality::Prefix
                    && posting.kind == TermKind::Shortcode
                    && posting.is_first_word
                {
                    quality = Quality::NamePrefix;
                }
                if !is_one_word {
                    quality = quality.capped_for_several_words();
                }
                found.block = found.block.min(quality.block(position == 0));
                if posting.kind == TermKind::Name && position_in_word != TermPosition::Inside {
                    found.words_outside_name = 0;
                }
            }
        };
        let range = index.with_prefix(word);
        for found in range.clone() {
            // The list is sorted: an equal word comes before all longer ones.
            let is_word = found == range.start && index.word(found) == word;
            record(if is_word { TermPosition::Whole } else { TermPosition::Start }, found);
        }
        if is_long_enough_inside(word) {
            index.for_each_containing(word, |found| record(TermPosition::Inside, found));
        }
    }
    matches
}

/// Moves emoji with exactly this shortcode to the front: a query that looks like a shortcode rather
/// means one than a name.
fn move_shortcodes_first(matches: &mut [Match], query: &Query, indexes: &[&Index]) {
    for found in matches {
        let is_code = indexes.iter().any(|index| {
            let mut terms = index.terms(found.id);
            terms.any(|(kind, term)| kind == TermKind::Shortcode && term == query.folded)
        });
        found.block = if is_code { 0 } else { found.block.saturating_add(1) };
    }
}
