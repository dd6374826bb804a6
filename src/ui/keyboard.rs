//! Keys and clicks, each by one listener for everything.

use crate::app::AppContext;
use crate::browser;
use crate::delivery::{Pick, Picked};
use crate::ui::PickerState;
use crate::ui::emoji_grid::CELL_PX;
use crate::ui::emoji_grid::grid::reveal;
use crate::ui::emoji_grid::{Step, step};
use crate::ui::emoji_grid::{cell_id, cell_index};
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

/// A click on a cell, in the grid or in the static rows.
pub fn on_click(ctx: AppContext, event: &Event) {
    if ctx.flyout.swallows_click() {
        return;
    }
    let with_alt = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::alt_key);
    let stay = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
    let cell = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok()?.closest("[data-emoji]").ok()?);
    if let (true, Some(cell)) = (with_alt, &cell) {
        if let Some(index) = cell_index(&cell.id()) {
            ctx.flyout.open_for_cell(ctx, index, cell);
        }
    } else if let Some(emoji) = cell.and_then(|cell| cell.get_attribute("data-emoji")) {
        ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
    }
}

/// A key anywhere in the page.
pub fn on_key(ctx: AppContext, event: &KeyboardEvent) {
    let state = ctx.picker;
    // While an input method composes, every key belongs to it.
    if browser::is_composing(event) {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let place = Place::of(target.as_ref());
    let handled = match event.key().as_str() {
        "Escape" => ctx.flyout.give_up() || escape(state),
        "ContextMenu" if place != Place::Elsewhere => open_flyout(ctx),
        "F10" if event.shift_key() && place != Place::Elsewhere => open_flyout(ctx),
        "Enter" if place != Place::Elsewhere => enter(ctx, event.shift_key()),
        // Nothing left to take from the query: the pick before it goes, as in any field of chips.
        // A key that is held to clear the query stops there.
        "Backspace" if place == Place::Search && search_field::text().is_empty() => {
            !event.repeat() && ctx.picks.take_back()
        }
        " " if place == Place::Grid => enter(ctx, event.shift_key()),
        key if place != Place::Elsewhere => match step_for(state, key, event, place) {
            Some(by) => move_active(state, by),
            None => {
                if place == Place::Grid {
                    search_field::take_text_of(event);
                }
                false
            }
        },
        _ => {
            // A button has no use for letters.
            if !is_in(target.as_ref(), "input, textarea, select") {
                search_field::take_text_of(event);
            }
            false
        }
    };
    if handled {
        event.prevent_default();
    }
}

/// Whether this is the repetition of a held key that picks, presses a button or switches something:
/// Enter, Escape, Space outside of text, Ctrl+D. One press is one wish, however long it lasts.
pub fn is_held_press(event: &KeyboardEvent) -> bool {
    if !event.repeat() || browser::is_composing(event) {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    match event.key().as_str() {
        "Enter" | "Escape" => !is_in(target.as_ref(), "textarea"),
        " " => !is_in(target.as_ref(), "input, textarea, select"),
        "d" | "D" => event.ctrl_key() || event.meta_key(),
        _ => false,
    }
}

fn is_in(target: Option<&Element>, selector: &str) -> bool {
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// The flyout of the marked cell.
fn open_flyout(ctx: AppContext) -> bool {
    let Some(active) = ctx.picker.active.get_untracked() else { return false };
    let Some(cell) = browser::by_id::<Element>(&cell_id(active)) else { return false };
    ctx.flyout.open_for_cell(ctx, active, &cell);
    true
}

/// Where the focus is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Search,
    /// In the grid, or nowhere in particular.
    Grid,
    /// On a button or in another field, which have keys of their own.
    Elsewhere,
}

impl Place {
    fn of(target: Option<&Element>) -> Self {
        let Some(target) = target else { return Self::Grid };
        if target.id() == "search" {
            return Self::Search;
        }
        let has_own_keys = is_in(Some(target), "button, input, textarea, select, a");
        if has_own_keys { Self::Elsewhere } else { Self::Grid }
    }
}

fn step_for(state: PickerState, key: &str, event: &KeyboardEvent, place: Place) -> Option<Step> {
    if event.alt_key() || event.meta_key() {
        return None;
    }
    // Left, right, Home and End edit the text until the person has gone into the grid.
    let in_text = place == Place::Search && !state.in_grid.get_untracked();
    let page = usize::try_from(state.viewport_px.get_untracked() / CELL_PX).unwrap_or(1).max(2) - 1;
    Some(match key {
        "ArrowDown" => Step::Down(1),
        "ArrowUp" => Step::Up(1),
        "PageDown" => Step::Down(page),
        "PageUp" => Step::Up(page),
        _ if in_text => return None,
        "ArrowLeft" | "ArrowRight" => {
            // The first cell of a row stands where its language begins.
            let onwards = (key == "ArrowRight") != state.locale.get_untracked().is_rtl();
            if onwards { Step::Next } else { Step::Previous }
        }
        "Home" if event.ctrl_key() => Step::First,
        "End" if event.ctrl_key() => Step::Last,
        "Home" => Step::RowStart,
        "End" => Step::RowEnd,
        _ => return None,
    })
}

fn move_active(state: PickerState, by: Step) -> bool {
    let from = state.active.get_untracked();
    // The best result is marked before anybody has gone into the grid: the first step down goes
    // to the row below it, the first step up stays with the text.
    if from.is_none() && matches!(by, Step::Up(_)) {
        return false;
    }
    let to = step(&state.layout.read_untracked(), from, by);
    state.in_grid.set(to.is_some());
    state.active.set(to.or(state.is_searching().then_some(0)));
    if let Some(cell) = to {
        reveal(state, cell);
    }
    true
}

/// Takes the marked cell. A query that cannot be searched yet is answered when it can.
pub fn enter(ctx: AppContext, stay: bool) -> bool {
    let state = ctx.picker;
    if state.is_searching() && state.found.read_untracked().is_none() {
        state.awaited_enter.set(Some(stay));
        return true;
    }
    state.awaited_enter.set(None);
    let picked = state.active.get_untracked().and_then(|cell| state.glyph_at(cell));
    if let Some(emoji) = picked {
        ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
    }
    true
}

/// Takes the best result for an Enter that came before there was one.
pub fn answer_awaited_enter(ctx: AppContext) {
    let state = ctx.picker;
    watch_now(move || {
        // English may have nothing, or the wrong thing, for what was typed in another language.
        if state.found.read().is_none() || state.awaits_language.get() {
            return;
        }
        if let Some(stay) = state.awaited_enter.get_untracked() {
            enter(ctx, stay);
        }
    });
}

/// Peels one layer: the place in the grid, then the query, then the frame itself: only the portal
/// can close its popup, and its own Escape does so once it has the focus.
fn escape(state: PickerState) -> bool {
    if state.active.get_untracked().is_none() && state.query.read_untracked().is_empty() {
        browser::focus_parent();
        return true;
    }
    if state.in_grid.get_untracked() {
        state.in_grid.set(false);
        state.active.set(state.is_searching().then_some(0));
    } else {
        search_field::clear(state);
    }
    search_field::focus();
    true
}
