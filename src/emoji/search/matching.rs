//! Which emoji match a query, and how well.

use super::index::{Index, Kind};
use super::quality::{Place, Quality};
use super::query::{Query, long_enough_inside};
use crate::emoji::EmojiId;

/// Not found.
const NOWHERE: u8 = u8::MAX;

/// An emoji that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub id: EmojiId,
    /// See [`Quality::block`]; the smaller, the better.
    pub block: u8,
    /// Order inside the block, before popularity: the place in a list of relevant emoji, or how
    /// many words of the query are not in the name.
    pub detail: u8,
}

/// What a word of the query, and then all of its words, found for each emoji of the catalogue.
#[derive(Clone, Copy)]
struct Cell {
    block: u8,
    outside_name: u8,
}

/// The emoji that have all words of the query, in catalogue order.
///
/// `indexes` are the languages, that of the interface first; `count` is the catalogue's length.
pub(super) fn matches(query: &Query, indexes: &[&Index], count: usize) -> Vec<Match> {
    let one_word = query.is_one_word();
    let mut all: Option<Vec<Cell>> = None;
    for word in query.words() {
        let found = find_word(word, indexes, count, one_word, query.is_code);
        all = Some(match all {
            None => found,
            Some(before) => before.iter().zip(&found).map(|(a, b)| a.and(*b)).collect(),
        });
    }
    let cells = all.unwrap_or_default();
    let found = (0..).zip(&cells).filter(|(_, cell)| cell.block != NOWHERE);
    let mut matches: Vec<Match> = found
        // For a single word, the block says already whether it is in the name.
        .map(|(id, cell)| Match {
            id,
            block: cell.block,
            detail: if one_word { 0 } else { cell.outside_name },
        })
        .collect();
    for (position, index) in indexes.iter().enumerate() {
        let relevant = index.relevant(&query.folded);
        for found in &mut matches {
            if !one_word {
                found.improve_by_phrase(query, index, position == 0);
            }
            if let Some(place) = relevant.iter().position(|id| *id == found.id) {
                found.improve(Quality::Relevant.block(position == 0), place);
            }
        }
    }
    if query.is_code {
        put_codes_first(&mut matches, query, indexes);
    }
    matches
}

impl Cell {
    const NONE: Self = Self { block: NOWHERE, outside_name: 0 };

    /// Both words are needed, so the worse one decides: an exact word cannot carry another one
    /// that hardly fits.
    fn and(self, other: Self) -> Self {
        if self.block == NOWHERE || other.block == NOWHERE {
            return Self::NONE;
        }
        Self {
            block: self.block.max(other.block),
            outside_name: self.outside_name.saturating_add(other.outside_name),
        }
    }
}

impl Match {
    fn improve(&mut self, block: u8, detail: usize) {
        let detail = u8::try_from(detail).unwrap_or(u8::MAX);
        if (block, detail) < (self.block, self.detail) {
            (self.block, self.detail) = (block, detail);
        }
    }

    fn improve_by_phrase(&mut self, query: &Query, index: &Index, is_first: bool) {
        let qualities = index
            .terms_of(self.id)
            .filter_map(|(kind, term)| Quality::of_phrase(kind, term, &query.folded));
        if let Some(best) = qualities.min() {
            let detail = usize::from(self.detail);
            self.improve(best.block(is_first), detail);
        }
    }
}

fn find_word(
    word: &str,
    indexes: &[&Index],
    count: usize,
    one_word: bool,
    is_code: bool,
) -> Vec<Cell> {
    let mut cells = vec![Cell { block: NOWHERE, outside_name: 1 }; count];
    for (position, index) in indexes.iter().enumerate() {
        let mut note = |place: Place, index_word: usize| {
            for used in index.uses(index_word) {
                let Some(cell) = cells.get_mut(usize::from(used.id)) else { continue };
                let mut quality = Quality::of_word(*used, place);
                if is_code
                    && quality == Quality::Prefix
                    && used.kind == Kind::Shortcode
                    && used.first
                {
                    quality = Quality::NamePrefix;
                }
                if !one_word {
                    quality = quality.as_one_of_several();
                }
                cell.block = cell.block.min(quality.block(position == 0));
                if used.kind == Kind::Name && place != Place::Inside {
                    cell.outside_name = 0;
                }
            }
        };
        let range = index.with_prefix(word);
        for found in range.clone() {
            // Sorted: if the word itself is there, it is the first that begins with it.
            let is_word = found == range.start && index.word(found) == word;
            note(if is_word { Place::All } else { Place::Start }, found);
        }
        if long_enough_inside(word) {
            index.for_each_containing(word, |found| note(Place::Inside, found));
        }
    }
    cells
}

/// A query that is written like a shortcode means shortcodes before names.
fn put_codes_first(matches: &mut [Match], query: &Query, indexes: &[&Index]) {
    for found in matches {
        let is_code = indexes.iter().any(|index| {
            let mut terms = index.terms_of(found.id);
            terms.any(|(kind, term)| kind == Kind::Shortcode && term == query.folded)
        });
        found.block = if is_code { 0 } else { found.block.saturating_add(1) };
    }
}
