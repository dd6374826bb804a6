//! Handles keys and clicks in the emoji tab, with one listener for all keys and one for all clicks.

use super::bind::listen;
use super::keymap::{self, Command, FocusZone, Key, Motion};
use super::shell::search_field;
use super::{Cursor, Tab, watch_now};
use crate::app::AppContext;
use crate::browser;
use crate::delivery::{Pick, Picked};
use crate::ui::emoji_grid::grid::reveal;
use crate::ui::emoji_grid::{CELL_PX, Step, cell_id, cell_index, step};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

/// Listens for keys in the whole page and for clicks on cells, in the grid or in the static rows.
pub fn adopt(ctx: AppContext) {
    if let Some(document) = browser::document() {
        listen(&document, "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if is_held_press(event) {
                event.prevent_default();
            } else if ctx.picker.tab.get_untracked() == Tab::Emoji {
                on_key(ctx, event);
            }
        });
    }
    super::bind::bind("#panel").on("click", move |event| on_click(ctx, event));
    answer_pending_enter(ctx);
}

fn on_click(ctx: AppContext, event: &Event) {
    if ctx.flyout.swallows_click() {
        return;
    }
    let Some(cell) = browser::closest(event, "[data-emoji]") else { return };
    let mouse = event.dyn_ref::<MouseEvent>();
    if mouse.is_some_and(MouseEvent::alt_key) {
        if let Some(index) = cell_index(&cell.id()) {
            ctx.flyout.open_for_cell(ctx, index, &cell);
        }
    } else if let Some(emoji) = cell.get_attribute("data-emoji") {
        let stay = mouse.is_some_and(MouseEvent::shift_key);
        ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
    }
}

fn on_key(ctx: AppContext, event: &KeyboardEvent) {
    // While an input method composes, it gets every key.
    if browser::is_composing(event) {
        return;
    }
    let has_text_cursor = !ctx.picker.cursor.get_untracked().is_in_grid();
    let command = keymap::command(&Key::of(event), FocusZone::of(event), has_text_cursor);
    let is_done = match command {
        Some(Command::Escape) => ctx.flyout.cancel_pending() || escape(ctx),
        Some(Command::OpenFlyout) => open_flyout(ctx),
        Some(Command::Pick { stay }) => pick_marked(ctx, stay),
        // A held key that clears the query must not go on to take back a pick.
        Some(Command::TakeBack) => {
            search_field::text().is_empty() && !event.repeat() && ctx.picks.take_back()
        }
        Some(Command::Move(motion)) => move_cursor(ctx, motion),
        Some(Command::TypeToSearch) => {
            search_field::focus();
            false
        }
        Some(Command::ToggleFavorite | Command::EnterList) | None => false,
    };
    if is_done {
        event.prevent_default();
    }
}

/// Whether an event repeats a held key that picks, presses a button or toggles something: Enter,
/// Escape, Space outside of text, Ctrl+D. One press is one command, however long it lasts.
pub fn is_held_press(event: &KeyboardEvent) -> bool {
    if !event.repeat() || browser::is_composing(event) {
        return false;
    }
    let is_in = |selector| browser::closest(event, selector).is_some();
    match event.key().as_str() {
        "Enter" | "Escape" => !is_in("textarea"),
        " " => !is_in("input, textarea, select"),
        "d" | "D" => event.ctrl_key() || event.meta_key(),
        _ => false,
    }
}

fn open_flyout(ctx: AppContext) -> bool {
    let marked = ctx.picker.cursor.get_untracked().marked();
    let cell = marked.and_then(|cell| Some((cell, browser::by_id::<Element>(&cell_id(cell))?)));
    if let Some((index, cell)) = &cell {
        ctx.flyout.open_for_cell(ctx, *index, cell);
    }
    cell.is_some()
}

fn move_cursor(ctx: AppContext, motion: Motion) -> bool {
    let picker = ctx.picker;
    let rows = usize::try_from(picker.viewport_px.get_untracked() / CELL_PX).unwrap_or(1);
    let by = Step::of(motion, rows, picker.locale.get_untracked().is_rtl());
    // The best result is marked before the user has moved into the grid: the first step down leads
    // to the row below it, the first step up stays in the text.
    let from = picker.cursor.get_untracked().marked();
    if from.is_none() && matches!(by, Step::Up(_)) {
        return false;
    }
    let to = step(&picker.layout.read_untracked(), from, by);
    match to {
        Some(cell) => {
            picker.set_cursor(Cursor::Cell(cell));
            reveal(picker, cell);
        }
        None => picker.leave_grid(),
    }
    true
}

/// Picks the marked cell. If the query cannot be searched yet, picks as soon as it can be.
pub fn pick_marked(ctx: AppContext, stay: bool) -> bool {
    let picker = ctx.picker;
    let is_waiting = picker.is_searching() && picker.found.read_untracked().is_none();
    picker.update_pending(|pending| pending.enter = is_waiting.then_some(stay));
    let marked = picker.cursor.get_untracked().marked().filter(|_| !is_waiting);
    if let Some(emoji) = marked.and_then(|cell| picker.glyph_at(cell)) {
        ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
    }
    true
}

/// Picks the best result for an Enter that was pressed before there was one.
fn answer_pending_enter(ctx: AppContext) {
    let picker = ctx.picker;
    watch_now(move || {
        // English may have nothing, or the wrong emoji, for a query in another language.
        if picker.found.read().is_none() || picker.is_language_loading.get() {
            return;
        }
        if let Some(stay) = picker.pending().enter {
            pick_marked(ctx, stay);
        }
    });
}

/// Takes one step back: out of the grid, then out of the query, then out of the frame. Only the
/// portal can close its popup, and its own Escape does so once the portal has the focus.
fn escape(ctx: AppContext) -> bool {
    let picker = ctx.picker;
    if picker.is_untouched() && picker.query.read_untracked().is_empty() {
        browser::focus_parent();
        return true;
    }
    if picker.cursor.get_untracked().is_in_grid() {
        picker.leave_grid();
    } else {
        search_field::clear(ctx);
    }
    search_field::focus();
    true
}
