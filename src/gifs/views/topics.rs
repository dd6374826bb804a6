//! The service's own topics, such as what is popular there now. They cost a request, so a button
//! takes their place until the user asks for them.

use super::actions;
use super::store::GifStore;
use super::words::failure_phrase;
use crate::browser::{self, Abort};
use crate::gifs::{GifError, Topic, fetch};
use crate::locale::Text;
use crate::ui::{Tab, watch_now};
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// The button, and in its place later the topics. `row` is the row that they are in.
#[component]
pub(super) fn ServiceTopics(
    store: GifStore,
    topics: RwSignal<Vec<Topic>>,
    row: NodeRef<Div>,
) -> impl IntoView {
    forget_with_service_or_language(store, topics);
    move || {
        let loaded = topics.get();
        if loaded.is_empty() {
            // Tracked: another service has another text.
            store.summary.track();
            return Either::Left(view! {
                <button
                    class="chip"
                    type="button"
                    data-chip="popular"
                    on:click=move |_| load(store, topics)
                >
                    {store.text(store.provider().topics().button)}
                </button>
            });
        }
        keep_focus(row);
        Either::Right(loaded.into_iter().map(|topic| button(store, topic)).collect::<Vec<_>>())
    }
}

/// A topic of the service. It is no stop of the Tab key: the row has one already.
fn button(store: GifStore, topic: Topic) -> impl IntoView {
    let Topic { label, query } = topic;
    view! {
        <button
            class="chip"
            type="button"
            data-chip="popular-search"
            dir="auto"
            tabindex="-1"
            on:click=move |_| actions::search_for(store, &query)
        >
            {label}
        </button>
    }
}

/// Moves the focus from the button, which is about to be removed, to the first topic.
fn keep_focus(row: NodeRef<Div>) {
    let Some(row) = row.get_untracked() else { return };
    let find = move |name: &str| row.query_selector(name).ok().flatten();
    if find("[data-chip=popular]").is_some_and(|button: Element| browser::has_focus(&button)) {
        // After this turn, when the topics are in the row.
        spawn_local(async move {
            let first = find("[data-chip=popular-search]");
            if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                browser::focus_element(&first);
            }
        });
    }
}

/// Removes the topics of another service, and those in another language.
fn forget_with_service_or_language(store: GifStore, topics: RwSignal<Vec<Topic>>) {
    let source = Memo::new(move |_| (store.summary.get().service, store.picker.locale.get()));
    let mut last = source.get_untracked();
    watch_now(move || {
        let now = source.get();
        if std::mem::replace(&mut last, now) != now {
            topics.set(Vec::new());
        }
    });
}

fn load(store: GifStore, topics: RwSignal<Vec<Topic>>) {
    spawn_local(async move {
        match request(store).await {
            Ok(loaded) if !loaded.is_empty() => topics.set(loaded),
            // The user has left the tab, and does not wait any more.
            _ if !store.picker.is_in(Tab::Gifs) => {}
            Ok(_) => store.toast(Text::GifNothing.into()),
            // Without a key, the message in the place of the cells says so.
            Err(GifError::NoKey | GifError::NoService) => {}
            Err(error) => store.toast(failure_phrase(error, &store.summary.get_untracked())),
        }
    });
}

async fn request(store: GifStore) -> Result<Vec<Topic>, GifError> {
    let provider = store.provider();
    let options = store.state.with_untracked(|state| *state.options());
    let request = provider.topics_request(&options)?;
    let abort = Abort::after(store.ctx().limits.gif_answer_ms);
    let (status, body) = fetch(request.url(), &abort).await?;
    provider.read_topics(&options, status, &body)
}
