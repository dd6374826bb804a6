//! What replaces the cells: that they are on their way, or why there are none; and below the cells,
//! that the next ones did not come.

use super::store::StickerStore;
use crate::browser;
use crate::locale::{Phrase, Text};
use crate::rest::RestError;
use crate::stickers::{Event, Phase};
use crate::ui::printable_query;
use leptos::prelude::*;

#[component]
pub(super) fn Message(store: StickerStore) -> impl IntoView {
    move || {
        let phrase = message(store)?;
        let words = phrase.words(&store.picker.texts.read());
        let has_failed = store.list.with(|list| matches!(list.phase(), Phase::Failed(_)));
        let is_brief = !store.layout.read().cells().is_empty();
        Some(view! {
            <div class=if is_brief { "empty brief" } else { "empty" }>
                <div class="empty-text">{words}</div>
                {has_failed.then(|| view! {
                    <div class="empty-actions">
                        <button
                            class="button"
                            type="button"
                            data-action="retry"
                            on:click=move |_| store.handle(Event::Retry)
                        >
                            {store.text(Text::Retry)}
                        </button>
                    </div>
                })}
            </div>
        })
    }
}

/// Returns the words beside or instead of the cells; none while there is nothing to say.
pub(super) fn message(store: StickerStore) -> Option<Phrase> {
    let phase = store.list.with(|list| list.phase().clone());
    let is_empty = store.layout.read().cells().is_empty();
    match phase {
        Phase::Failed(error) => Some(failure(&error).into()),
        _ if !is_empty => None,
        Phase::Loading | Phase::Idle => Some(Text::StickersLoading.into()),
        Phase::End => {
            let query = store.picker.search_text.get().text;
            Some(if store.list.with(|list| list.is_waiting()) {
                Text::StickersLoading.into()
            } else if query.trim().is_empty() {
                Text::GifNothing.into()
            } else {
                Phrase::filled(Text::GifEmpty, printable_query(&query))
            })
        }
    }
}

/// Returns what failed, and what the user can do about it.
fn failure(error: &RestError) -> Text {
    match error {
        RestError::Network if !browser::is_online() => Text::GifOffline,
        RestError::Busy => Text::SendBusy,
        RestError::Scope => Text::SendNoScope,
        RestError::Expired | RestError::NotAuthorized => Text::SendNotAuthorized,
        _ => Text::PartFailed,
    }
}
