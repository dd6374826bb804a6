//! The order of the results.

use super::index::Index;
use super::matching::Match;
use crate::emoji::{Catalogue, EmojiId};
use crate::sorting::order;
use std::cmp::Reverse;

/// Puts matches in order: how well they fit, how popular they are, the person's own use, how
/// plain their name is (a cat goes before a cat with tears of joy), and the order of the catalogue.
/// Accents that were typed count before popularity: in Vietnamese they tell a father from butter.
pub(super) struct Order<'a> {
    pub catalogue: &'a Catalogue,
    /// The languages, that of the interface first.
    pub indexes: &'a [&'a Index],
    /// The query as it was typed, if it has accents.
    pub accented: Option<&'a str>,
    /// The person's own emoji, most used first.
    pub own: &'a [EmojiId],
    /// Emoji without a glyph are not shown.
    pub can_draw: &'a dyn Fn(EmojiId) -> bool,
}

impl Order<'_> {
    /// The emoji of matches that can be drawn, best first.
    pub fn sorted(&self, mut matches: Vec<Match>) -> Vec<EmojiId> {
        matches.retain(|found| (self.can_draw)(found.id));
        let keys: Vec<_> = matches.iter().map(|found| self.key(found)).collect();
        let order = order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        order.into_iter().filter_map(|place| Some(matches.get(place)?.id)).collect()
    }

    /// A single emoji, if it can be drawn.
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
        // The further in front, the larger.
        let own = own.map_or(0, |place| self.own.len() - place);
        let name = self.indexes.first().map(|index| index.pack().name(found.id));
        let words = name.map_or(0, |name| name.split(' ').count());
        let Match { id, block, detail } = *found;
        let other_accents = self.has_other_accents(id);
        (block, detail, other_accents, class(popularity), Reverse(own), words, popularity, id)
    }
}

/// Whether a text has letters that folding takes accents or marks from.
pub(super) fn has_accents(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{c0}'..='\u{24f}' | '\u{48a}'..='\u{4ff}' | '\u{610}'..='\u{6ff}' | '\u{900}'..='\u{97f}' | '\u{1e00}'..='\u{1eff}')
    })
}

/// Popularity in steps, so that a person's own use decides between what is about as popular.
const fn class(popularity: u16) -> u8 {
    match popularity {
        0..8 => 0,
        8..32 => 1,
        32..128 => 2,
        128..u16::MAX => 3,
        u16::MAX => 4,
    }
}
