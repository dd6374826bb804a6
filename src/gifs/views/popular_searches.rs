//! The searches that are popular at the service. They cost a request, so a button takes their
//! place until the user asks for them.

use super::actions;
use super::store::GifStore;
use crate::browser::{self, Abort};
use crate::gifs::{GifError, fetch};
use crate::locale::Text;
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// The button, and in its place later the searches. `row` is the row that they are in.
#[component]
pub(super) fn PopularSearches(store: GifStore, row: NodeRef<Div>) -> impl IntoView {
    let searches = RwSignal::new(Vec::<String>::new());
    move || {
        let words = searches.get();
        if words.is_empty() {
            return Either::Left(view! {
                <button
                    class="chip"
                    type="button"
                    data-chip="popular"
                    on:click=move |_| load(store, searches)
                >
                    {store.text(Text::GifTrendingSearches)}
                </button>
            });
        }
        keep_focus(row);
        Either::Right(words.into_iter().map(|words| search(store, words)).collect::<Vec<_>>())
    }
}

/// A popular search. It is no stop of the Tab key: the row has one already.
fn search(store: GifStore, words: String) -> impl IntoView {
    let label = words.clone();
    view! {
        <button
            class="chip"
            type="button"
            data-chip="popular-search"
            dir="auto"
            tabindex="-1"
            on:click=move |_| actions::search_for(store, &words)
        >
            {label}
        </button>
    }
}

/// Moves the focus from the button, which is about to be removed, to the first search.
fn keep_focus(row: NodeRef<Div>) {
    let Some(row) = row.get_untracked() else { return };
    let find = move |name: &str| row.query_selector(name).ok().flatten();
    if find("[data-chip=popular]").is_some_and(|button: Element| browser::has_focus(&button)) {
        // After this turn, when the searches are in the row.
        spawn_local(async move {
            let first = find("[data-chip=popular-search]");
            if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                browser::focus_element(&first);
            }
        });
    }
}

fn load(store: GifStore, searches: RwSignal<Vec<String>>) {
    spawn_local(async move {
        match request(store).await {
            Ok(words) if !words.is_empty() => searches.set(words),
            // The user has left the tab, and does not wait any more.
            _ if !store.picker.is_in_gifs() => {}
            Ok(_) => store.toast(Text::GifNothing),
            // Without a key, the message in the place of the cells says so.
            Err(GifError::NoKey | GifError::NoService) => {}
            Err(_) => store.toast(Text::GifTrouble),
        }
    });
}

async fn request(store: GifStore) -> Result<Vec<String>, GifError> {
    let provider = store.provider();
    let request = provider.trending_searches()?;
    let abort = Abort::after(store.ctx().limits.gif_answer_ms);
    let (status, body) = fetch(request.url(), &abort).await?;
    provider.read_words(status, &body)
}
