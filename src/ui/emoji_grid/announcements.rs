//! Announces the outcome of a search to screen readers.

use super::shelf::narrowed;
use crate::browser;
use crate::locale::{Text, Texts, fill};
use crate::ui::announce;
use crate::ui::emoji_grid::SectionTitle;
use crate::ui::emoji_grid::heading;
use crate::ui::printable_query;
use crate::ui::watch_now;
use crate::ui::{PickerState, Tab};
use leptos::prelude::*;

/// Announces the number of results of each search and of each narrowing to a group.
pub fn announce_results(state: PickerState) {
    watch_now(move || {
        // The query is tracked too, because two queries without results may follow each other.
        let query = state.query.read();
        let (Some(found), group) = (state.found.get(), state.narrowed.get()) else { return };
        // A language may finish loading while another tab is on screen.
        if state.tab.get_untracked() != Tab::Emoji {
            return;
        }
        let Some(drawable) = state.drawable.get_untracked() else { return };
        let texts = state.texts.get_untracked();
        let count_of = |ids: &[_]| narrowed(&drawable.catalogue, ids, group).count();
        let (hits, guesses) = (count_of(&found.hits), count_of(&found.guesses));
        let mut lines = Vec::with_capacity(3);
        if found.hits.is_empty() {
            lines.push(fill(texts.get(Text::NothingFound), &printable_query(&query)));
        }
        if hits > 0 {
            lines.push(count(&texts, hits));
        } else if guesses > 0 {
            lines.push(heading(SectionTitle::Guesses, Some(&found)).words(&texts));
            lines.push(count(&texts, guesses));
        }
        announce(&lines.join("\n"));
    });
}

fn count(texts: &Texts, number: usize) -> String {
    let tag = texts.locale().tag();
    let text = texts.plural(Text::Results, browser::plural_category(tag, number));
    fill(text, &browser::number(tag, number))
}
