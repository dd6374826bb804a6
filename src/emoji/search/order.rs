//! Sorts the results of a search.

use super::index::Index;
use super::matching::Match;
use super::quality::WHOLE_WORDS;
use super::query::{Query, lower};
use super::text::{find, find_at};
use crate::emoji::{Catalogue, EmojiId};
use crate::sorting::order;
use std::cmp::Reverse;

/// Sorts matches by quality, typed marks, class of popularity, the user's own use, number of
/// words in the name (a cat before a cat with tears of joy), popularity, and the order of the
/// catalogue. In Vietnamese, where marks distinguish a father from butter, words with other marks than
/// the typed ones are left out, unless there are no others.
pub(super) struct Order<'a> {
    pub catalogue: &'a Catalogue,
    /// The searched languages, the interface's first.
    pub indexes: &'a [&'a Index],
    /// The query; `None` if only an emoticon is searched for.
    pub query: Option<&'a Query>,
    /// The emoji that the user uses, most used first.
    pub own: &'a [EmojiId],
    /// Returns whether the platform has a glyph for an emoji.
    pub can_draw: &'a dyn Fn(EmojiId) -> bool,
}

/// What matches are sorted by, in the order of the description of [`Order`]; the third field is
/// whether the emoji has other marks than the query, the last one is the emoji.
type Key = (u8, u8, bool, u8, Reverse<usize>, usize, u16, EmojiId);

impl Order<'_> {
    /// Returns the emoji of the matches that the platform can draw, best first.
    pub fn sorted(&self, mut matches: Vec<Match>) -> Vec<EmojiId> {
        matches.retain(|found| (self.can_draw)(found.id));
        let mut keys: Vec<Key> = matches.iter().map(|found| self.key(found)).collect();
        // Words with other marks are other words: they are shown only if there are no others.
        let has_marks = self.query.is_some_and(|query| query.has_marks);
        if has_marks && self.are_marks_letters() && keys.iter().any(|key| !key.2) {
            keys.retain(|key| !key.2);
        }
        let order = order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        order.into_iter().filter_map(|index| Some(keys.get(index)?.7)).collect()
    }

    /// Returns a list of the given emoji, or an empty list if the platform cannot draw it.
    pub fn filtered(&self, id: Option<EmojiId>) -> Vec<EmojiId> {
        id.into_iter().filter(|id| (self.can_draw)(*id)).collect()
    }

    fn are_marks_letters(&self) -> bool {
        self.indexes.first().is_some_and(|index| index.marks_are_letters())
    }

    /// Returns whether the words of an emoji have other marks than the query.
    fn has_other_marks(&self, query: &Query, id: EmojiId) -> bool {
        let mut all = self.indexes.iter();
        if self.are_marks_letters() {
            !all.any(|index| {
                let terms: String = index.pack().all_terms(id).chars().map(lower).collect();
                has_word(&terms, &query.written, query.has_marks)
                    || index.is_relevant_as_written(query, id)
            })
        } else {
            query.has_marks
                && !all.any(|index| find(index.pack().all_terms(id), &query.written).is_some())
        }
    }

    fn key(&self, found: &Match) -> Key {
        let popularity = self.catalogue.popularity(found.id);
        let own = self.own.iter().position(|id| *id == found.id);
        // The more used, the larger; 0 if not used at all.
        let own = own.map_or(0, |index| self.own.len() - index);
        let name = self.indexes.first().map(|index| index.pack().name(found.id));
        let words = name.map_or(0, |name| name.split(' ').count());
        let Match { id, block, detail } = *found;
        // A query without marks may be a word by itself, and then goes before words with marks.
        let query = self.query.filter(|query| query.has_marks || WHOLE_WORDS.contains(&block));
        let other_marks = query.is_some_and(|query| self.has_other_marks(query, id));
        (
            block,
            detail,
            other_marks,
            popularity_class(popularity),
            Reverse(own),
            words,
            popularity,
            id,
        )
    }
}

/// Returns whether the terms have a word as it is written, or one that begins so.
fn has_word(terms: &str, written: &str, may_go_on: bool) -> bool {
    let is_word = |at: usize| {
        let before = terms.get(..at).and_then(|text| text.chars().next_back());
        let after = terms.get(at + written.len()..).and_then(|text| text.chars().next());
        ends_word(before) && (may_go_on || ends_word(after))
    };
    find_at(terms, written, &is_word).is_some()
}

/// Returns whether a character beside a word, if there is one, does not belong to it.
const fn ends_word(c: Option<char>) -> bool {
    matches!(c, None | Some(' ' | '|' | ':' | '-' | '(' | ')' | ',' | '“' | '”'))
}

/// Divides popularity into classes, so that the user's own use decides between emoji of about the
/// same popularity.
const fn popularity_class(popularity: u16) -> u8 {
    match popularity {
        0..8 => 0,
        8..32 => 1,
        32..128 => 2,
        128..u16::MAX => 3,
        u16::MAX => 4,
    }
}
