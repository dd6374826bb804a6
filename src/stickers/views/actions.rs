//! What the user does in the tab.

use super::store::StickerStore;
use crate::browser;
use crate::locale::Text;
use crate::outbox::StickerOutcome;
use crate::stickers::{Event, STICKER_PX, StickerKey};
use crate::ui::emoji_grid::{Step, step};
use crate::ui::keymap::Motion;
use crate::ui::shell::search_field;
use crate::ui::{Toast, ToastKind};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Sends a sticker.
pub(super) fn send(store: StickerStore, key: StickerKey) {
    spawn_local(async move {
        // The list may be from an earlier opening, so this may be the first use of the outbox.
        let Some(outbox) = store.outbox().await else {
            let toast = Toast { text: Text::PartFailed.into(), kind: ToastKind::Failure };
            return store.ctx().messages.toast(toast);
        };
        if outbox.send_sticker(key).await == StickerOutcome::Gone {
            store.marked.set(None);
            store.handle(Event::Vanished(key.pack));
        }
    });
}

/// Sends the marked sticker; without one, marks the first.
pub(super) fn submit(store: StickerStore) {
    match store.marked.get_untracked().and_then(|index| store.key(index)) {
        Some(key) => send(store, key),
        None => mark(store, step(&store.layout.read_untracked(), None, Step::First)),
    }
}

/// Moves the mark for a key. A step out of the grid leads to the search field. Returns `false` if the
/// key means nothing here.
pub(super) fn move_mark(store: StickerStore, motion: Motion) -> bool {
    let rows = usize::try_from(store.viewport_px.get_untracked() / STICKER_PX).unwrap_or(1);
    let by = Step::of(motion, rows, store.picker.locale.get_untracked().is_rtl());
    let from = store.marked.get_untracked();
    if from.is_none() && matches!(by, Step::Up(_)) {
        return false;
    }
    let to = step(&store.layout.read_untracked(), from, by);
    mark(store, to);
    if to.is_none() {
        search_field::focus();
    }
    true
}

/// Marks a cell, and scrolls to it.
pub(super) fn mark(store: StickerStore, index: Option<usize>) {
    let (scroll, height) = (store.scroll_px.get_untracked(), store.viewport_px.get_untracked());
    let layout = store.layout.get_untracked();
    if let Some(top) = index.and_then(|index| layout.scroll_to_show(index, scroll, height)) {
        scroll_to(store, top);
    }
    store.marked.set(index);
}

/// Scrolls the grid. Updates the state at once, so that a cell exists before it is named.
pub(super) fn scroll_to(store: StickerStore, top_px: u32) {
    if let Some(grid) = store.grid.get_untracked() {
        grid.set_scroll_top(i32::try_from(top_px).unwrap_or(i32::MAX));
        scrolled(store);
    }
}

/// Reads the scroll position of the grid.
pub(super) fn scrolled(store: StickerStore) {
    let Some(grid) = store.grid.get_untracked() else { return };
    store.scroll_px.set(u32::try_from(grid.scroll_top()).unwrap_or(0));
}

/// Leaves one layer: the grid, then the query, then the frame.
pub(super) fn escape(store: StickerStore) {
    if store.marked.get_untracked().is_some() {
        store.marked.set(None);
    } else if search_field::text().is_empty() {
        return browser::focus_parent();
    } else {
        search_field::put(store.picker, "");
    }
    search_field::focus();
}
