//! The line below the cells: whose GIFs these are, who learns of searches, and the button that stops
//! all movement (WCAG 2.2.2).

use super::store::GifStore;
use crate::locale::{Phrase, Text};
use leptos::prelude::*;

#[component]
pub(super) fn Foot(store: GifStore) -> impl IntoView {
    let is_still = move || store.summary.get().is_still;
    let word = move || store.text(if is_still() { Text::GifPlay } else { Text::GifPause })();
    let service = move || store.summary.get().service.spec();
    let privacy = move || {
        let phrase = Phrase::filled(Text::GifPrivacy, service().title.to_owned());
        phrase.words(&store.picker.texts.read())
    };
    // The service prescribes the mark, in its own language.
    view! {
        <div class="gif-foot">
            <span class="gif-mark" lang="en" dir="ltr">{move || service().mark}</span>
            <span class="gif-privacy">{privacy}</span>
            <button
                class="gif-pause"
                type="button"
                data-action="pause"
                title=word
                on:click=move |_| store.change(|state| state.is_still = !state.is_still)
            >
                <span class="gif-pause-icon" aria-hidden="true">
                    {move || if is_still() { "▶" } else { "❚❚" }}
                </span>
                <span class="gif-pause-word">{word}</span>
            </button>
        </div>
    }
}
