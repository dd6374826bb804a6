//! The keys of the tab, wherever the focus is.

use super::actions;
use super::store::StickerStore;
use crate::browser;
use crate::ui::bind::listen;
use crate::ui::keyboard::is_held_press;
use crate::ui::keymap::{self, Command, FocusZone, Key, Motion};
use crate::ui::shell::search_field;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// Handles the keys in the page while the tab is on screen.
pub(super) fn listen_to_keys(store: StickerStore) {
    let Some(document) = browser::document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // A held press has been handled by the page's own listener.
        if store.is_on_screen() && !browser::is_composing(event) && !is_held_press(event) {
            on_key(store, event);
        }
    });
}

fn on_key(store: StickerStore, event: &KeyboardEvent) {
    let has_text_cursor = store.marked.get_untracked().is_none();
    let is_done = match keymap::command(&Key::of(event), FocusZone::of(event), has_text_cursor) {
        Some(Command::Escape) => {
            actions::escape(store);
            true
        }
        Some(Command::Pick { .. }) => {
            actions::submit(store);
            true
        }
        Some(Command::Move(motion)) => actions::move_mark(store, motion),
        Some(Command::EnterList) => {
            search_field::focus();
            actions::move_mark(store, Motion::Down)
        }
        Some(Command::TypeToSearch) => {
            search_field::focus();
            false
        }
        Some(Command::OpenFlyout | Command::TakeBack | Command::ToggleFavorite) | None => false,
    };
    if is_done {
        event.prevent_default();
    }
}
