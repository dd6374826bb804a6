//! Sorts the results of a search.

use super::index::Index;
use super::matching::Match;
use crate::emoji::{Catalogue, EmojiId};
use crate::sorting::order;
use std::cmp::Reverse;

/// Sorts matches by quality, typed accents, class of popularity, the user's own use, number of
/// words in the name (a cat before a cat with tears of joy), popularity, and the order of the
/// catalogue. Typed accents count before popularity: in Vietnamese they distinguish a father from
/// butter.
pub(super) struct Order<'a> {
    pub catalogue: &'a Catalogue,
    /// The searched languages, the interface's first.
    pub indexes: &'a [&'a Index],
    /// The query before folding, if it has accents.
    pub accented: Option<&'a str>,
    /// The emoji that the user uses, most used first.
    pub own: &'a [EmojiId],
    /// Returns whether the platform has a glyph for an emoji.
    pub can_draw: &'a dyn Fn(EmojiId) -> bool,
}

impl Order<'_> {
    /// Returns the emoji of the matches that the platform can draw, best first.
    pub fn sorted(&self, mut matches: Vec<Match>) -> Vec<EmojiId> {
        matches.retain(|found| (self.can_draw)(found.id));
        let keys: Vec<_> = matches.iter().map(|found| self.key(found)).collect();
        let order = order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        order.into_iter().filter_map(|index| Some(matches.get(index)?.id)).collect()
    }

    /// Returns a list of the given emoji, or an empty list if the platform cannot draw it.
    pub fn filtered(&self, id: Option<EmojiId>) -> Vec<EmojiId> {
        id.into_iter().filter(|id| (self.can_draw)(*id)).collect()
    }

    fn has_other_accents(&self, id: EmojiId) -> bool {
        self.accented.is_some_and(|typed| {
            !self.indexes.iter().any(|index| index.pack().all_terms(id).contains(typed))
        })
    }

    fn key(&self, found: &Match) -> (u8, u8, bool, u8, Reverse<usize>, usize, u16, EmojiId) {
        let popularity = self.catalogue.popularity(found.id);
        let own = self.own.iter().position(|id| *id == found.id);
        // The more used, the larger; 0 if not used at all.
        let own = own.map_or(0, |index| self.own.len() - index);
        let name = self.indexes.first().map(|index| index.pack().name(found.id));
        let words = name.map_or(0, |name| name.split(' ').count());
        let Match { id, block, detail } = *found;
        let other_accents = self.has_other_accents(id);
        (
            block,
            detail,
            other_accents,
            popularity_class(popularity),
            Reverse(own),
            words,
            popularity,
            id,
        )
    }
}

/// Returns whether a text has letters that folding strips of accents or marks.
pub(super) fn has_accents(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{c0}'..='\u{24f}' | '\u{48a}'..='\u{4ff}' | '\u{610}'..='\u{6ff}' | '\u{900}'..='\u{97f}' | '\u{1e00}'..='\u{1eff}')
    })
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
