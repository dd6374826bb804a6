//! The row above the cells: GIFs or stickers, and ready-made searches.

use super::message::show_trending;
use super::state::{Gifs, SavedList};
use crate::browser::{self, RovingFocus};
use crate::gif::{CATEGORIES, Category, Event, Kind, Source};
use crate::locale::Text;
use crate::picker::search_field;
use leptos::html::{Button, Div};
use leptos::prelude::*;

pub(super) fn bar_view(gifs: Gifs) -> impl IntoView {
    let chips = NodeRef::<Div>::new();
    // One stop for the Tab key: a person with a keyboard is not to pass thirty chips.
    let roving = StoredValue::new_local(None::<RovingFocus>);
    chips.on_load(move |chips| roving.set_value(RovingFocus::among(&chips)));
    let trending = chip(
        gifs,
        "trending",
        Text::GifTrending,
        move || *gifs.source.read() == Source::Field && gifs.has_no_query.get(),
        move || show_trending(gifs),
    );
    let saved = [
        ("favourites", Text::GifFavourites, SavedList::Favourites),
        ("recents", Text::GifRecents, SavedList::Recents),
    ]
    .map(|(name, text, list)| {
        let is_on = move || gifs.saved_list.get() == Some(list);
        chip(gifs, name, text, is_on, move || gifs.choose_saved(list))
    });
    let categories = CATEGORIES.map(|Category { name, words }| {
        let is_on = move || *gifs.source.read() == Source::English(words);
        chip(gifs, words, name, is_on, move || gifs.choose(Source::English(words)))
    });
    view! {
        <div class="gif-bar">
            <div class="kinds" role="group" aria-label=word(gifs, Text::GifKind)>
                {kind_button(gifs, Kind::Gif, Text::GifTab)}
                {kind_button(gifs, Kind::Sticker, Text::GifStickers)}
            </div>
            <div class="chips" role="toolbar" aria-label=word(gifs, Text::GifTopics) node_ref=chips>
                {trending}{saved.into_iter().collect_view()}{categories.into_iter().collect_view()}
                {move || popular_words(gifs)}
            </div>
        </div>
    }
}

fn word(gifs: Gifs, text: Text) -> impl Fn() -> String + Copy {
    move || gifs.picker.texts.read().get(text).to_owned()
}

const fn pressed(is_on: bool) -> &'static str {
    if is_on { "true" } else { "false" }
}

fn kind_button(gifs: Gifs, kind: Kind, text: Text) -> impl IntoView {
    let name = match kind {
        Kind::Gif => "gifs",
        Kind::Sticker => "stickers",
    };
    view! {
        <button type="button" class="kind" data-kind=name
            aria-pressed=move || pressed(gifs.options.read().kind == kind)
            on:click=move |_| gifs.change_options(|options| options.kind = kind)>{word(gifs, text)}</button>
    }
}

fn chip(
    gifs: Gifs,
    name: &'static str,
    text: Text,
    is_on: impl Fn() -> bool + Send + 'static,
    act: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" class="chip" data-chip=name aria-pressed=move || pressed(is_on())
            on:click=move |_| act()>{word(gifs, text)}</button>
    }
    .into_any()
}

/// What many people search for; before it was asked for, the button that asks.
fn popular_words(gifs: Gifs) -> AnyView {
    let words = gifs.popular_words.get();
    if words.is_empty() {
        let name = word(gifs, Text::GifTrendingSearches);
        return view! {
            <button type="button" class="chip" data-chip="popular" on:click=move |_| gifs.load_popular_words()>
                {name}" …"
            </button>
        }
        .into_any();
    }
    let first = NodeRef::<Button>::new();
    // It stands where the button was that had the focus.
    first.on_load(|first| browser::catch_focus(&first));
    let chip = |(at, words): (usize, String)| {
        let query = words.clone();
        let node = if at == 0 { first } else { NodeRef::new() };
        view! {
            <button type="button" class="chip" data-chip="popular-search" dir="auto" tabindex="-1" node_ref=node
                on:click=move |_| search_for(gifs, &query)>{words}</button>
        }
    };
    words.into_iter().enumerate().map(chip).collect_view().into_any()
}

/// The words of others become the query, at once.
fn search_for(gifs: Gifs, query: &str) {
    search_field::put(query);
    gifs.type_text(query);
    gifs.handle(Event::Submitted);
}
