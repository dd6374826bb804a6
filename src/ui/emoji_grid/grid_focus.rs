//! The marked cell, and the keyboard's focus in the grid (WAI-ARIA practices, "grid", "roving
//! tabindex").
//!
//! While a person types, the focus stays in the search field and `aria-activedescendant` tells of
//! the marked cell. After Tab the focus is on the cells themselves.

use crate::browser::{self, by_id, closest, focus_in_place, set_attribute, set_class};
use crate::ui::PickerState;
use crate::ui::emoji_grid::HEADING_PX;
use crate::ui::emoji_grid::{cell_id, cell_index};
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use gloo_events::EventListener;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FocusEvent, HtmlElement};

/// Keeps the mark where the state has it, and the focus on it if the grid has the focus.
pub fn follow_active(state: PickerState, visible: Memo<Range<usize>>) {
    let mut before = None;
    watch_now(move || {
        let active = state.active.get();
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

/// Gives the focus to the marked cell, as soon as it exists, if the grid has it.
fn keep_focus(state: PickerState) {
    let Some(grid) = by_id::<HtmlElement>("grid") else { return };
    if !browser::contains_focus(&grid) {
        return;
    }
    spawn_local(async move {
        // Rows are made by effects of this turn.
        leptos::task::tick().await;
        if browser::contains_focus(&grid) {
            focus_active(state);
        }
    });
}

/// Whether there is a marked cell in the page, which has the focus then.
fn focus_active(state: PickerState) -> bool {
    let cell = state.active.get_untracked().and_then(|cell| by_id::<HtmlElement>(&cell_id(cell)));
    if let Some(cell) = cell.as_ref().filter(|cell| !browser::has_focus(cell)) {
        focus_in_place(cell);
    }
    cell.is_some()
}

/// After rows were made anew: the focus goes back to the marked cell or to the search field, if
/// it went with the old ones.
pub fn hold_focus(state: PickerState) {
    spawn_local(async move {
        leptos::task::tick().await;
        let is_lost = browser::document()
            .and_then(|document| document.active_element())
            .is_none_or(|focused| focused.tag_name() == "BODY");
        // In the other tab there is no row that the focus could have gone with.
        if is_lost && !state.is_in_gifs() && !(state.in_grid.get_untracked() && focus_active(state))
        {
            search_field::focus();
        }
    });
}

/// Before rows go: if the focused cell goes with them, the grid itself keeps the focus.
pub fn save_focus(grid: &HtmlElement, state: PickerState, rows: &Range<usize>) {
    let focused = browser::document().and_then(|document| document.active_element());
    let cell = focused.filter(|it| grid.contains(Some(it))).and_then(|it| cell_index(&it.id()));
    let row = cell.and_then(|cell| state.layout.read_untracked().row_of_cell(cell));
    if row.is_some_and(|row| !rows.contains(&row)) {
        focus_in_place(grid);
    }
}

/// The grid as one stop of the Tab key. Lives as long as what is returned.
pub fn rove(grid: &HtmlElement, state: PickerState) -> [EventListener; 2] {
    let own = grid.clone();
    let on_focus = EventListener::new(grid, "focusin", move |event| {
        let cell = closest(event, "[data-emoji]").and_then(|cell| cell_index(&cell.id()));
        // With the focus on a cell, Shift+Tab leads out of the grid and not to it.
        own.set_tab_index(-1);
        if state.active.get_untracked().is_none() || cell.is_some() {
            let cell = cell.or_else(|| first_visible(state));
            if state.active.get_untracked() != cell {
                state.active.set(cell);
            }
        }
        state.in_grid.set(true);
        if cell.is_none() {
            // Not in this turn: this listener would be called while it runs.
            keep_focus(state);
        }
    });
    let own = grid.clone();
    let on_blur = EventListener::new(grid, "focusout", move |event| {
        let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let next = next.and_then(|next| next.dyn_into::<Element>().ok());
        let Some(next) = next.filter(|next| !own.contains(Some(next))) else { return };
        own.set_tab_index(0);
        // A flyout is about the cell, and comes back to it.
        if !next.closest("#flyout").is_ok_and(|flyout| flyout.is_some()) {
            state.in_grid.set(false);
            state.active.set(state.is_searching().then_some(0));
        }
    });
    [on_focus, on_blur]
}

fn first_visible(state: PickerState) -> Option<usize> {
    let top = state.scroll_top_px.get_untracked();
    let layout = state.layout.read_untracked();
    // The heading that sticks to the top lies over the first row.
    layout.first_cell_from(top + HEADING_PX).or_else(|| layout.first_cell_from(top))
}
