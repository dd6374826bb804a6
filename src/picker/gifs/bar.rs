//! The row above the cells: GIFs or stickers, and ready-made searches.

use super::message::show_trending;
use super::state::Gifs;
use crate::gif::{CATEGORIES, Kind, Saved, Source};
use crate::locale::Text;
use crate::picker::search_field;
use leptos::prelude::*;

pub(super) fn bar_view(gifs: Gifs) -> impl IntoView {
    let word = move |text| move || gifs.picker.texts.read().get(text).to_owned();
    let kind_button = move |kind: Kind, text: Text| {
        let is_on = move || gifs.options.read().kind == kind;
        view! {
            <button type="button" class="kind" data-kind=if kind == Kind::Gif { "gifs" } else { "stickers" }
                aria-pressed=move || if is_on() { "true" } else { "false" }
                on:click=move |_| gifs.change_options(|options| options.kind = kind)>{word(text)}</button>
        }
    };
    let saved_chip = move |name: &'static str, icon: &'static str, text: Text, is_first: bool| {
        let is_on = move || gifs.shows_saved.get() == Some(is_first);
        view! {
            <button type="button" class="chip" data-chip=name title=word(text)
                aria-pressed=move || if is_on() { "true" } else { "false" }
                on:click=move |_| {
                    gifs.shows_saved.set(Some(is_first));
                    gifs.choose_saved(if is_first { Saved::favourites } else { Saved::recents });
                }>
                <span aria-hidden="true">{icon}</span>" "{word(text)}
            </button>
        }
    };
    let category = move |category: crate::gif::Category| {
        let source = Source::English(category.words);
        let is_on = {
            let source = source.clone();
            move || *gifs.source.read() == source
        };
        view! {
            <button type="button" class="chip" data-chip=category.words
                aria-pressed=move || if is_on() { "true" } else { "false" }
                on:click=move |_| gifs.choose(source.clone())>{word(category.name)}</button>
        }
    };
    let is_trending = move || *gifs.source.read() == Source::Field && gifs.has_no_query.get();
    let popular = move || {
        let words = gifs.popular_words.get();
        if words.is_empty() {
            return view! {
                <button type="button" class="chip" data-chip="popular" on:click=move |_| gifs.load_popular_words()>
                    {word(Text::GifTrendingSearches)}" …"
                </button>
            }
            .into_any();
        }
        let chip = move |words: String| {
            let query = words.clone();
            view! {
                <button type="button" class="chip popular" dir="auto" on:click=move |_| search_for(gifs, &query)>{words}</button>
            }
        };
        words.into_iter().map(chip).collect_view().into_any()
    };
    view! {
        <div class="gif-bar">
            <div class="kinds" role="group" aria-label=word(Text::GifKind)>
                {kind_button(Kind::Gif, Text::GifTab)}{kind_button(Kind::Sticker, Text::GifStickers)}
            </div>
            <div class="chips" role="group" aria-label=word(Text::GifTopics)>
                <button type="button" class="chip" data-chip="trending"
                    aria-pressed=move || if is_trending() { "true" } else { "false" }
                    on:click=move |_| show_trending(gifs)>{word(Text::GifTrending)}</button>
                {saved_chip("favourites", "★", Text::GifFavourites, true)}
                {saved_chip("recents", "↺", Text::GifRecents, false)}
                {CATEGORIES.map(category).collect_view()}
                {popular}
            </div>
        </div>
    }
}

/// The words of others become the query, at once.
fn search_for(gifs: Gifs, query: &str) {
    search_field::put(query);
    gifs.type_text(query);
    gifs.handle(crate::gif::Event::Submitted);
}
