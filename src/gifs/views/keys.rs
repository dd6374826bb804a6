//! The keys of the tab, wherever the focus is.

use super::actions;
use super::store::GifStore;
use crate::browser;
use crate::gifs::Step;
use crate::ui::Tab;
use crate::ui::bind::listen;
use crate::ui::keyboard::is_held_press;
use crate::ui::keymap::{self, Command, FocusZone, Key, Motion};
use crate::ui::shell::search_field;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// Handles the keys in the page while the tab is on screen.
pub(super) fn listen_to_keys(store: GifStore) {
    let Some(document) = browser::document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // A held press has been handled by the page's own listener.
        if store.picker.is_in(Tab::Gifs) && !browser::is_composing(event) && !is_held_press(event) {
            on_key(store, event);
        }
    });
}

fn on_key(store: GifStore, event: &KeyboardEvent) {
    let marked = store.state.with_untracked(|state| state.active);
    let command = keymap::command(&Key::of(event), FocusZone::of(event), marked.is_none());
    let is_done = match command {
        Some(Command::Escape) => {
            actions::escape(store);
            true
        }
        Some(Command::Pick { stay }) => {
            actions::submit(store, stay);
            true
        }
        Some(Command::ToggleFavorite) => {
            if let Some(index) = marked {
                actions::toggle_favourite(store, index);
            }
            true
        }
        Some(Command::Move(motion)) => {
            let page_px = store.state.with_untracked(|state| state.viewport_px);
            actions::move_mark(store, step_of(motion, page_px))
        }
        Some(Command::EnterList) => {
            search_field::focus();
            actions::move_mark(store, Step::Down)
        }
        Some(Command::TypeToSearch) => {
            search_field::focus();
            false
        }
        Some(Command::OpenFlyout | Command::TakeBack) | None => false,
    };
    if is_done {
        event.prevent_default();
    }
}

/// The columns of the grid have no common rows, so Home and End lead to the first and last cell.
const fn step_of(motion: Motion, page_px: u32) -> Step {
    match motion {
        Motion::Left => Step::Left,
        Motion::Right => Step::Right,
        Motion::Up => Step::Up,
        Motion::Down => Step::Down,
        Motion::PageUp => Step::PageUp(page_px),
        Motion::PageDown => Step::PageDown(page_px),
        Motion::Home | Motion::CtrlHome => Step::First,
        Motion::End | Motion::CtrlEnd => Step::Last,
    }
}
