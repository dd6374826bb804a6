//! The row above the cells: GIFs or stickers, and ready-made lists.

use super::actions;
use super::store::GifStore;
use super::topics::ServiceTopics;
use crate::browser;
use crate::gifs::{CATEGORIES, Chip, Kind, SavedList, Source, category_name};
use crate::locale::{Phrase, Text};
use crate::ui::{roving_focus, watch_now};
use leptos::html::Div;
use leptos::prelude::*;

const LISTS: [Chip; 3] =
    [Chip::Trending, Chip::Saved(SavedList::Favourites), Chip::Saved(SavedList::Recents)];

/// The row, and below it a line that says that the query was cut.
#[component]
pub(super) fn Bar(store: GifStore) -> impl IntoView {
    let row = NodeRef::<Div>::new();
    // One stop of the Tab key for all ready-made lists.
    watch_now(move || {
        if let Some(row) = row.get() {
            roving_focus::adopt(&row);
        }
    });
    let topics = RwSignal::new(Vec::new());
    let categories = move || {
        let is_replaced = !topics.read().is_empty() && store.provider().topics().replaces_ours;
        let categories = CATEGORIES.iter().filter(|_| !is_replaced);
        categories.map(|one| chip(store, Chip::Category(one.words))).collect::<Vec<_>>()
    };
    view! {
        <div class="gif-bar">
            <div class="kinds" role="group" aria-label=store.text(Text::GifKind)>
                {[(Kind::Gif, "gifs"), (Kind::Sticker, "stickers")].map(|it| kind_button(store, it))}
            </div>
            <div class="chips" role="toolbar" aria-label=store.text(Text::GifTopics) node_ref=row>
                {LISTS.map(|it| chip(store, it))}
                {categories}
                <ServiceTopics store topics row />
            </div>
        </div>
        {move || store.summary.get().is_query_cut.then(|| cut_line(store))}
    }
}

fn kind_button(store: GifStore, (kind, name): (Kind, &'static str)) -> impl IntoView {
    let text = if kind == Kind::Gif { Text::GifTab } else { Text::GifStickers };
    view! {
        <button
            class="kind"
            type="button"
            data-kind=name
            aria-pressed=move || browser::flag(store.summary.get().kind == kind)
            on:click=move |_| store.change_options(|options| options.kind = kind)
        >
            {store.text(text)}
        </button>
    }
}

fn chip(store: GifStore, chip: Chip) -> impl IntoView {
    let (name, text) = match chip {
        Chip::Trending => ("trending", Text::GifTrending),
        Chip::Saved(SavedList::Favourites) => ("favourites", Text::GifFavourites),
        Chip::Saved(SavedList::Recents) => ("recents", Text::GifRecents),
        Chip::Category(words) => (words, category_name(words).unwrap_or(Text::GifTrending)),
    };
    view! {
        <button
            class="chip"
            type="button"
            data-chip=name
            aria-pressed=move || browser::flag(store.summary.get().chip == Some(chip))
            on:click=move |_| match chip {
                Chip::Trending => actions::show_trending(store),
                Chip::Saved(list) => actions::choose_saved(store, list),
                Chip::Category(words) => actions::choose(store, Source::English(words)),
            }
        >
            {store.text(text)}
        </button>
    }
}

fn cut_line(store: GifStore) -> impl IntoView {
    let longest = store.provider().longest_query();
    let words = move || {
        let texts = store.picker.texts.read();
        Phrase::filled(Text::GifCut, browser::number(texts.locale().tag(), longest)).words(&texts)
    };
    view! { <div class="gif-cut">{words}</div> }
}
