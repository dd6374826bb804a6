//! The tab: how it opens, and the component.

use super::actions;
use super::announcer::announce_changes;
use super::grid::Grid;
use super::keys::listen_to_keys;
use super::message::Message;
use super::store::StickerStore;
use super::strip::Strip;
use crate::app::AppContext;
use crate::browser;
use crate::stickers::Event;
use crate::ui::{Tab, watch_now};
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Starts the tab, and adds its content to the panel. The list is asked for before that: while the
/// portal answers, the browser builds the views.
pub fn open(ctx: AppContext, panel: HtmlElement) {
    ctx.owner.with(|| {
        let store = StickerStore::new(ctx);
        watch_now(move || {
            if store.picker.tab.get() == Tab::Stickers {
                store.handle(Event::Shown);
            }
        });
        // Once a day, so that a search among the emoji knows the packs of today.
        if !store.is_fresh {
            store.handle(Event::Shown);
        }
        follow_search_field(store);
        mount_to(panel, move || view! { <StickerTab store /> }).forget();
        // Below the emoji, so that the results do not move.
        if let Some(emoji) = browser::by_id("panel") {
            mount_to(emoji, move || view! { <Strip store /> }).forget();
        }
    });
}

/// The content of the tab's panel.
#[component]
fn StickerTab(store: StickerStore) -> impl IntoView {
    listen_to_keys(store);
    announce_changes(store);
    view! {
        <Grid store />
        <Message store />
    }
}

/// Begins at the top with each query.
fn follow_search_field(store: StickerStore) {
    let mut last = String::new();
    watch_now(move || {
        let text = store.picker.search_text.get().text;
        if store.is_on_screen() && text != last {
            last = text;
            store.marked.set(None);
            actions::scroll_to(store, 0);
        }
    });
}
