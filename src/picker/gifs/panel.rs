//! The whole tab.

use super::bar::bar_view;
use super::grid::grid_view;
use super::message::message_view;
use super::state::Gifs;
use crate::browser;
use crate::gif::Kind;
use crate::locale::{Phrase, Text};
use crate::picker::phrase_view::phrase_view;
use leptos::prelude::*;

/// The GIF tab's panel.
#[component]
pub fn GifPanel(
    /// Its state.
    gifs: Gifs,
) -> impl IntoView {
    let word = move |text| move || gifs.picker.texts.read().get(text).to_owned();
    let cut = move || {
        gifs.is_cut.get().then(|| {
            let texts = gifs.picker.texts.read();
            let most = gifs.with_provider(|provider| provider.longest_query());
            let phrase = Phrase::filled(Text::GifCut, browser::number(texts.locale().tag(), most));
            view! { <div class="gif-cut">{phrase_view(&texts, &phrase).into_any()}</div> }
        })
    };
    let pause_text = move || if gifs.is_still.get() { Text::GifPlay } else { Text::GifPause };
    view! {
        {bar_view(gifs)}
        {cut}
        <div class="gif-body" class:stickers=move || gifs.options.read().kind == Kind::Sticker>
            {message_view(gifs)}
            {grid_view(gifs)}
        </div>
        <div class="gif-foot">
            <span class="gif-mark" lang="en" dir="ltr">{move || gifs.with_provider(|provider| provider.attribution().mark)}</span>
            <span class="gif-privacy">{word(Text::GifPrivacy)}</span>
            <button type="button" class="gif-pause" data-action="pause"
                on:click=move |_| gifs.is_still.update(|is_still| *is_still = !*is_still)>
                <span aria-hidden="true">{move || if gifs.is_still.get() { "▶" } else { "❚❚" }}</span>" "
                {move || gifs.picker.texts.read().get(pause_text()).to_owned()}
            </button>
        </div>
    }
}
