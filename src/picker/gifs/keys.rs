//! Keys in the GIF tab: the same as among emoji, by what is seen.

use super::grid::reveal;
use super::message::show_trending;
use super::state::Gifs;
use crate::browser;
use crate::gif::{Event, Step};
use crate::picker::search_field;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

/// A key anywhere in the page while the tab is open.
pub fn on_key(gifs: Gifs, event: &KeyboardEvent) {
    if event.is_composing() || event.key_code() == 229 {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_search = target.as_ref().is_some_and(|target| target.id() == "search");
    let has_own_keys = !in_search
        && target.is_some_and(|target| {
            target.closest("button, input, textarea, a").is_ok_and(|found| found.is_some())
        });
    let handled = match event.key().as_str() {
        "Escape" => escape(gifs),
        _ if has_own_keys => false,
        "Enter" => enter(gifs, event.shift_key()),
        " " if !in_search => enter(gifs, event.shift_key()),
        "d" | "D" if event.ctrl_key() || event.meta_key() => favourite(gifs),
        key => match step_for(gifs, key, event, in_search) {
            Some(step) => go(gifs, step),
            None => {
                type_to_search(in_search, event);
                false
            }
        },
    };
    if handled {
        event.prevent_default();
    }
}

fn step_for(gifs: Gifs, key: &str, event: &KeyboardEvent, in_search: bool) -> Option<Step> {
    if event.alt_key() || event.meta_key() {
        return None;
    }
    let in_text = in_search && !gifs.in_grid.get_untracked();
    let page = gifs.viewport_px.get_untracked();
    Some(match key {
        "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "PageDown" => Step::PageDown(page),
        "PageUp" => Step::PageUp(page),
        _ if in_text => return None,
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return None,
    })
}

fn go(gifs: Gifs, step: Step) -> bool {
    let from = gifs.active.get_untracked();
    if from.is_none() && matches!(step, Step::Up | Step::PageUp(_)) {
        return false;
    }
    let to = gifs.with_masonry(|masonry| masonry.step(from, step));
    gifs.in_grid.set(to.is_some());
    gifs.active.set(to);
    match to {
        Some(index) => reveal(gifs, index),
        None => search_field::focus(),
    }
    true
}

/// Takes the marked GIF; without one, what was typed is searched for at once.
fn enter(gifs: Gifs, stay: bool) -> bool {
    match gifs.active.get_untracked() {
        Some(index) => gifs.pick(index, stay),
        None => gifs.handle(Event::Submitted),
    }
    true
}

fn favourite(gifs: Gifs) -> bool {
    if let Some(index) = gifs.active.get_untracked() {
        gifs.toggle_favourite(index);
    }
    true
}

/// Peels one layer: the place in the grid, then the query, then the frame itself.
fn escape(gifs: Gifs) -> bool {
    if gifs.active.get_untracked().is_some() {
        gifs.leave_grid();
        search_field::focus();
    } else if search_field::text().is_empty() {
        browser::focus_parent();
    } else {
        show_trending(gifs);
    }
    true
}

fn type_to_search(in_search: bool, event: &KeyboardEvent) {
    let is_letter = event.key().chars().count() == 1 && event.key() != " ";
    if !in_search && is_letter && !event.ctrl_key() && !event.alt_key() && !event.meta_key() {
        search_field::focus();
    }
}
