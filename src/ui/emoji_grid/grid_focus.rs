//! The marked cell, and the keyboard's focus in the grid (WAI-ARIA practices, "grid", "roving
//! tabindex").
//!
//! While the user types, the focus stays in the search field and `aria-activedescendant` names the
//! marked cell. After Tab the focus is on the cells themselves.

use crate::browser::{self, by_id, closest, focus_in_place, set_attribute, set_class};
use crate::ui::bind::listen;
use crate::ui::emoji_grid::HEADING_PX;
use crate::ui::emoji_grid::{cell_id, cell_index};
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use crate::ui::{Cursor, PickerState, Tab};
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FocusEvent, HtmlElement};

/// Marks the cell that the cursor is on, and keeps the focus on it if the grid has the focus.
pub fn follow_active(state: PickerState, visible: Memo<Range<usize>>) {
    let mut before = None;
    watch_now(move || {
        let active = state.cursor.get().marked();
        if let Some(cell) = std::mem::replace(&mut before, active).filter(|it| active != Some(*it))
        {
            mark(cell, false);
        }
        active.into_iter().for_each(|cell| mark(cell, true));
        keep_focus(state);
    });
    // The marked cell may come back into view.
    watch_now(move || {
        visible.track();
        keep_focus(state);
    });
}

fn mark(cell: usize, is_active: bool) {
    if let Some(element) = by_id::<Element>(&cell_id(cell)) {
        set_class(&element, "active", is_active);
        set_attribute(&element, "aria-selected", is_active.then_some("true"));
    }
}

/// Moves the focus to the marked cell, as soon as the cell exists, if the focus is in the grid.
fn keep_focus(state: PickerState) {
    let Some(grid) = by_id::<HtmlElement>("grid") else { return };
    if !browser::contains_focus(&grid) {
        return;
    }
    spawn_local(async move {
        // The rows are written by effects, which run after this task.
        leptos::task::tick().await;
        if browser::contains_focus(&grid) {
            focus_active(state);
        }
    });
}

/// Focuses the marked cell. Returns whether the page has one.
fn focus_active(state: PickerState) -> bool {
    let cell =
        state.cursor.get_untracked().marked().and_then(|cell| by_id::<HtmlElement>(&cell_id(cell)));
    if let Some(cell) = cell.as_ref().filter(|cell| !browser::has_focus(cell)) {
        focus_in_place(cell);
    }
    cell.is_some()
}

/// Restores the focus after rows were replaced: if it was lost with the old rows, it moves to the
/// marked cell or to the search field.
pub fn hold_focus(state: PickerState) {
    spawn_local(async move {
        leptos::task::tick().await;
        let is_lost = browser::document()
            .and_then(|document| document.active_element())
            .is_none_or(|focused| focused.tag_name() == "BODY");
        // If another tab is on screen, the focus was not lost with a row.
        if is_lost
            && state.tab.get_untracked() == Tab::Emoji
            && !(state.cursor.get_untracked().is_in_grid() && focus_active(state))
        {
            search_field::focus();
        }
    });
}

/// Moves the focus to the grid itself if the focused cell is not in `rows`, the rows that remain.
/// Call it before the other rows are removed.
pub fn save_focus(grid: &HtmlElement, state: PickerState, rows: &Range<usize>) {
    let focused = browser::document().and_then(|document| document.active_element());
    let cell = focused.filter(|it| grid.contains(Some(it))).and_then(|it| cell_index(&it.id()));
    let row = cell.and_then(|cell| state.layout.read_untracked().row_of_cell(cell));
    if row.is_some_and(|row| !rows.contains(&row)) {
        focus_in_place(grid);
    }
}

/// Makes the grid one tab stop.
pub fn adopt(state: PickerState, grid: &HtmlElement) {
    let own = grid.clone();
    listen(grid, "focusin", move |event| {
        // With the focus on a cell, Shift+Tab must leave the grid and not stop at its element.
        own.set_tab_index(-1);
        let cell = closest(event, "[data-emoji]").and_then(|cell| cell_index(&cell.id()));
        let before = state.cursor.get_untracked();
        let now = cell.or_else(|| before.marked()).or_else(|| first_visible(state));
        if let Some(now) = now.map(Cursor::Cell).filter(|now| *now != before) {
            state.set_cursor(now);
        }
        if cell.is_none() {
            // Deferred: focusing here would re-enter this listener.
            keep_focus(state);
        }
    });
    let own = grid.clone();
    listen(grid, "focusout", move |event| {
        let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let next = next.and_then(|next| next.dyn_into::<Element>().ok());
        let Some(next) = next.filter(|next| !own.contains(Some(next))) else { return };
        own.set_tab_index(0);
        // The flyout belongs to the cell, and returns the focus to it.
        if !next.closest("#flyout").is_ok_and(|flyout| flyout.is_some()) {
            state.leave_grid();
        }
    });
}

fn first_visible(state: PickerState) -> Option<usize> {
    let top = state.scroll_top_px.get_untracked();
    let layout = state.layout.read_untracked();
    // The sticky heading covers the first row.
    layout.first_cell_from(top + HEADING_PX).or_else(|| layout.first_cell_from(top))
}
