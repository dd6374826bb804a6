//! The whole tab.

use super::bar::bar_view;
use super::grid::grid_view;
use super::message::message_view;
use super::state::Gifs;
use crate::gif::Kind;
use crate::locale::{Phrase, Text};
use crate::picker::phrase_view::phrase_view;
use leptos::prelude::*;

/// The characters of a query that the service takes.
const LONGEST_QUERY: &str = "50";

/// The GIF tab's panel.
#[component]
pub fn GifPanel(
    /// Its state.
    gifs: Gifs,
) -> impl IntoView {
    let word = move |text| move || gifs.picker.texts.read().get(text).to_owned();
    let cut = move || {
        gifs.is_cut.get().then(|| {
            let phrase = Phrase::filled(Text::GifCut, LONGEST_QUERY);
            view! { <div class="gif-cut">{phrase_view(&gifs.picker.texts.read(), &phrase).into_any()}</div> }
        })
    };
    let moves = move || !gifs.is_paused.get() && !gifs.is_reduced.get();
    let pause_text = move || if moves() { Text::GifPause } else { Text::GifPlay };
    view! {
        {bar_view(gifs)}
        {cut}
        <div class="gif-body" class:stickers=move || gifs.options.read().kind == Kind::Sticker>
            {message_view(gifs)}
            {grid_view(gifs)}
        </div>
        <div class="gif-foot">
            <span class="gif-mark" lang="en" dir="ltr">{move || gifs.mark()}</span>
            <span class="gif-privacy">{word(Text::GifPrivacy)}</span>
            <button type="button" class="gif-pause" data-action="pause" aria-pressed=move || if moves() { "false" } else { "true" }
                on:click=move |_| {
                    let stop = moves();
                    gifs.is_paused.set(stop);
                    // A wish said here goes before the one said to the system.
                    if !stop { gifs.is_reduced.set(false); }
                }>
                <span aria-hidden="true">{move || if moves() { "❚❚" } else { "▶" }}</span>" "{move || gifs.picker.texts.read().get(pause_text()).to_owned()}
            </button>
        </div>
    }
}
