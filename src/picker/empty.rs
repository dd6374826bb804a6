//! What stands over the grid when a search has nothing to show: that it found nothing, or that it
//! cannot search (yet).

use super::echo::echo;
use super::phrase_view::phrase_view;
use super::search_field;
use super::state::PickerState;
use crate::locale::{Phrase, Text};
use crate::tab::Tab;
use leptos::prelude::*;

/// The reason for an empty grid, and what can be done about it.
#[component]
pub fn Empty(
    /// The picker's state.
    state: PickerState,
) -> impl IntoView {
    move || {
        let query = state.query.get();
        if query.trim().is_empty() {
            return ().into_any();
        }
        let texts = state.texts.get();
        match state.found.get() {
            Some(found) if !found.hits.is_empty() => state
                .finds_letters()
                .then(|| view! { <div class="note">{texts.get(Text::FlagsAsLetters).to_owned()}</div> })
                .into_any(),
            Some(found) => {
                // Over guesses it is a line, so that they stay in view.
                let nothing = Phrase::filled(Text::NothingFound, echo(&query));
                let class = if found.guesses.is_empty() { "empty" } else { "empty brief" };
                view! {
                    <div class=class>
                        <div class="empty-text">{phrase_view(&texts, &nothing)}</div>
                        <div class="empty-actions">
                            <button type="button" class="button" data-action="clear-search"
                                on:click=move |_| clear(state)>{texts.get(Text::ClearSearch).to_owned()}</button>
                            {search_gifs(state)}
                        </div>
                    </div>
                }
                .into_any()
            }
            None => {
                let failed = state.names_failed.get();
                let text = if failed { Text::NamesFailed } else { Text::NamesLoading };
                view! { <div class="empty">{texts.get(text).to_owned()}</div> }.into_any()
            }
        }
    }
}

/// A way on for who finds no emoji.
fn search_gifs(state: PickerState) -> impl IntoView {
    state.has_gif_tab.get().then(|| {
        view! {
            <button type="button" class="button" data-action="search-gifs" on:click=move |_| {
                state.go_to(Tab::Gifs);
                search_field::focus();
            }>{move || state.texts.get().get(Text::GifSearchInstead).to_owned()}</button>
        }
    })
}

fn clear(state: PickerState) {
    search_field::clear(state);
    search_field::focus();
}
