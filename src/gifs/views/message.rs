//! What replaces the cells: shapes while they are on their way, or why there are none.

use super::actions::show_trending;
use super::retry::retry;
use super::store::GifStore;
use super::words::message_phrase;
use crate::browser;
use crate::gifs::Phase;
use crate::locale::{Phrase, Text, Texts};
use crate::ui::shell::search_field;
use leptos::html::Div;
use leptos::prelude::*;

#[component]
pub(super) fn Message(store: GifStore, seconds: RwSignal<usize>) -> impl IntoView {
    let (summary, picker) = (store.summary, store.picker);
    let element = NodeRef::<Div>::new();
    let message = move || {
        let summary = summary.get();
        let texts = picker.texts.get();
        let phrase = message_phrase(&summary, &picker.search_text.read().text, &texts);
        let Some(phrase) = phrase else {
            keep_focus(element);
            return None;
        };
        let failure = match summary.phase {
            Phase::Failed(failure) if failure.error.can_be_retried() => Some(failure),
            _ => None,
        };
        let trending =
            (summary.phase == Phase::Empty).then(|| texts.get(Text::GifShowTrending).to_owned());
        let failure = failure.map(|failure| retry(store, failure, seconds, &texts));
        Some(view! {
            <div class="empty gif-message" node_ref=element>
                <div class="empty-text">{words(&phrase, &texts)}</div>
                <div class="empty-actions">
                    {trending.map(|word| view! {
                        <button
                            class="button"
                            type="button"
                            data-action="trending"
                            on:click=move |_| show_trending(store)
                        >
                            {word}
                        </button>
                    })}
                    {failure}
                </div>
            </div>
        })
    };
    view! {
        {move || (summary.get().phase == Phase::Loading).then(placeholders)}
        {message}
    }
}

/// Moves the focus out of a message that is about to be removed. This runs before the removal, and
/// without a borrow of any signal: listeners of focus events run inside.
fn keep_focus(message: NodeRef<Div>) {
    if message.get_untracked().is_some_and(|message| browser::contains_focus(&message)) {
        untrack(search_field::focus);
    }
}

/// Renders a phrase. What fills it has a writing direction of its own.
fn words(phrase: &Phrase, texts: &Texts) -> impl IntoView + use<> {
    let text = texts.get(phrase.text());
    let (before, after) = text.split_once("{}").unwrap_or((text, ""));
    let filling = phrase.filling().map(str::to_owned);
    view! {
        {before.to_owned()}
        {filling.map(|filling| view! { <bdi>{filling}</bdi> })}
        {after.to_owned()}
    }
}

/// Shapes in the place of cells.
fn placeholders() -> impl IntoView {
    view! {
        <div class="gif-loading" aria-hidden="true">
            <div class="bone tone-0"></div>
            <div class="bone tone-1 tall"></div>
            <div class="bone tone-2 tall"></div>
            <div class="bone tone-3"></div>
            <div class="bone tone-4"></div>
            <div class="bone tone-5"></div>
        </div>
    }
}
