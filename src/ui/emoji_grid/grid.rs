//! The grid: only the rows near the viewport exist, whatever the scroll position. Its element is in
//! the static page and is adopted. New rows are written as HTML, in one call: 2 ms of script per
//! scroll step of 150 px at 4× CPU throttling (docs/PERFORMANCE.md).

use crate::browser::{
    self, SizeObserver, by_id, exact_width, mark_fonts, set_attribute, set_phrase, set_px,
};
use crate::emoji::{Choice, FontOrder, Group, Support};
use crate::locale::Text;
use crate::ui::PickerState;
use crate::ui::bind::{bind, listen};
use crate::ui::emoji_grid::grid_focus::{self, follow_active, save_focus};
use crate::ui::emoji_grid::heading;
use crate::ui::emoji_grid::row_window::RowWindow;
use crate::ui::emoji_grid::stuck_heading;
use crate::ui::emoji_grid::{CELL_PX, Cell, Layout, RowKind, SectionTitle, columns_in, write_row};
use crate::ui::watch_now;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Height of the rows that exist above and below the visible ones (overscan), in CSS pixels: as far
/// as a quick turn of the wheel scrolls before the next frame.
const OVERSCAN_PX: u32 = 240;

/// The markup that replaces the static rows.
const FRAME: &str = "<div class=\"heading stuck\" aria-hidden=\"true\"></div>\
    <div class=\"canvas\" role=\"presentation\"><div class=\"window\" role=\"presentation\"></div></div>";

/// Replaces the static rows by those of the layout, and keeps them up to date.
pub fn adopt(state: PickerState) {
    if adopt_element(state).is_none() {
        browser::error("the page has no grid");
    }
}

fn adopt_element(state: PickerState) -> Option<()> {
    let grid: HtmlElement = by_id("grid")?;
    // The static rows have the size of the grid, so the first layout is already correct.
    measure(state, &grid);
    grid.set_inner_html(FRAME);
    grid.set_class_name("grid");
    grid.set_tab_index(0);
    let [stuck, canvas] = [grid.first_element_child()?, grid.last_element_child()?];
    let window = RowWindow::new(canvas.first_element_child()?);
    let canvas = canvas.dyn_into().ok()?;

    let visible = Memo::new(move |_| {
        state.layout.track();
        state.viewport_px.track();
        rows_around(state, state.scroll_top_px.get())
    });
    describe(state, canvas);
    stuck_heading::start(state, stuck);
    render_rows(state, visible, window.clone());
    name_rows(state, window);
    follow_active(state, visible);
    keep_cursor_in_view(state);
    grid_focus::adopt(state, &grid);
    let scrolled = grid.clone();
    listen(&grid, "scroll", move |_| follow_scroll(state, &scrolled));
    let measured = grid.clone();
    StoredValue::new_local(SizeObserver::new(&grid, move || measure(state, &measured)));
    Some(())
}

/// Keeps the name and the size of the grid up to date.
fn describe(state: PickerState, canvas: HtmlElement) {
    bind("#grid")
        .word_attr("aria-label", state.texts, Text::EmojiTab)
        .attr("aria-colcount", move || Some(state.columns.get().to_string()))
        .attr("aria-rowcount", move || Some(state.layout.read().rows().len().to_string()));
    watch_now(move || set_px(&canvas, "height", state.layout.read().height_px()));
}

/// Keeps the rows in the page equal to those of the layout around the visible part.
fn render_rows(state: PickerState, visible: Memo<Range<usize>>, window: RowWindow) {
    let mut drawn: Option<Arc<Layout>> = None;
    watch_now(move || {
        let (layout, rows) = (state.layout.get(), visible.get());
        let Some(drawable) = state.drawable.get_untracked() else { return };
        let name_of = state.namer();
        let marked = state.cursor.get_untracked().marked();
        let write_cell = |out: &mut String, index: usize, choice: &Choice| {
            let glyph = drawable.catalogue.text_of(*choice).unwrap_or_default();
            let (name, active) = (name_of(*choice), marked == Some(index));
            let is_text = drawable.is_text(choice.id);
            let name = name.as_deref();
            write_row(out, [Cell { index: Some(index), glyph: &glyph, name, active, is_text }]);
        };
        // Scrolling keeps rows, and so do groups that are added at the end; another layout replaces them.
        let is_kept = drawn.as_ref().is_some_and(|drawn| layout.begins_with(drawn));
        let fresh = window.show(&layout, rows, is_kept, &write_cell);
        for row in fresh {
            name_heading(state, &layout, &window, row);
            set_fonts(&drawable.support, &layout, &window, row);
        }
        drawn = Some(layout);
    });
}

/// Sets the order of the fonts for the cells of a row that do not use the usual one. On most
/// systems there are none, so the order is not part of each cell's HTML.
fn set_fonts(support: &Support, layout: &Layout, window: &RowWindow, row: usize) {
    let Some(RowKind::Cells(cells)) = layout.rows().get(row).map(|row| &row.kind) else { return };
    let choices = layout.cells().get(cells.clone()).unwrap_or_default();
    for (at, choice) in (0..).zip(choices) {
        let order = support.fonts_of(choice.id);
        if order != FontOrder::USUAL
            && let Some(cell) = window.row(row).and_then(|row| row.children().item(at))
        {
            mark_fonts(&cell, order);
        }
    }
}

/// Sets the words of a row, if it is a heading.
fn name_heading(state: PickerState, layout: &Layout, window: &RowWindow, row: usize) {
    let Some(RowKind::Heading(title)) = layout.rows().get(row).map(|row| &row.kind) else { return };
    if let Some(words) = window.row(row).and_then(|row| row.first_element_child()) {
        set_heading(state, &words, *title);
    }
}

/// Sets the words of a heading.
pub(super) fn set_heading(state: PickerState, element: &Element, title: SectionTitle) {
    let phrase = heading(title, state.found.read_untracked().as_deref());
    set_phrase(element, &state.texts.read_untracked(), &phrase);
}

/// Names the cells in the page when a language has loaded. It does not replace the cells: a click
/// that has begun on one of them would be lost.
fn name_rows(state: PickerState, window: RowWindow) {
    watch_now(move || {
        state.names.track();
        state.texts.track();
        let (layout, name_of) = (state.layout.get_untracked(), state.namer());
        for number in window.rows() {
            name_heading(state, &layout, &window, number);
            let Some(RowKind::Cells(cells)) = layout.rows().get(number).map(|row| &row.kind) else {
                continue;
            };
            let Some(row) = window.row(number) else { continue };
            let mut cell = row.first_element_child();
            for choice in layout.cells().get(cells.clone()).unwrap_or_default() {
                let (Some(element), Some(name)) = (cell, name_of(*choice)) else { break };
                set_attribute(&element, "aria-label", Some(&name));
                cell = element.next_element_sibling();
            }
        }
    });
}

/// Keeps the cursor in view when a language has loaded and results have moved.
fn keep_cursor_in_view(state: PickerState) {
    let mut after_rows = None;
    watch_now(move || {
        state.indexes.track();
        if let Some(cell) = state.cursor.get_untracked().moved_to() {
            // Deferred: effects of this task set the new height of the grid first.
            after_rows.replace(Timeout::new(0, move || reveal(state, cell)));
        }
    });
}

/// Applies the grid's scroll position to the state.
fn follow_scroll(state: PickerState, grid: &HtmlElement) {
    let top = u32::try_from(grid.scroll_top()).unwrap_or(0);
    save_focus(grid, state, &rows_around(state, top));
    state.set_scroll_top_px(top);
}

/// Returns the rows that exist when the grid is scrolled this far, in CSS pixels.
pub(crate) fn rows_around(state: PickerState, top_px: u32) -> Range<usize> {
    state.layout.read_untracked().rows_between(
        top_px.saturating_sub(OVERSCAN_PX),
        top_px + state.viewport_px.get_untracked() + OVERSCAN_PX,
    )
}

/// Measures the number of columns and the height of the visible part, and passes the numbers of cells
/// in a row to the style sheet: cells that do not fit into one line would cover the next row.
fn measure(state: PickerState, grid: &HtmlElement) {
    // Static rows and canvas both fill the space between padding and scroll bar. Without either,
    // the width is the rounded width of the grid, less the style sheet's --gutter on both sides.
    let inner = grid.last_element_child().map_or_else(
        || f64::from(grid.client_width() - 2 * GUTTER_PX),
        |inside| exact_width(&inside),
    );
    let (columns, height) =
        (columns_in(inner, CELL_PX), u32::try_from(grid.client_height()).unwrap_or(0));
    let kaomoji = SectionTitle::Group(Group::Kaomoji).cells_per_row(columns);
    for (name, count) in [("--columns", columns), ("--wide-columns", kaomoji)] {
        // Fails only for a read-only property.
        grid.style().set_property(name, &count.to_string()).ok();
    }
    state.set_size(columns, height);
}

const GUTTER_PX: i32 = 8;

/// Scrolls only as far as necessary to show a cell and, for the first row of a section, the
/// section's heading.
pub fn reveal(state: PickerState, cell: usize) {
    let (scroll, height) = (state.scroll_top_px.get_untracked(), state.viewport_px.get_untracked());
    let top = state.layout.read_untracked().scroll_to_show(cell, scroll, height);
    if let Some(top) = top {
        scroll_to(state, top);
    }
}

/// Scrolls the grid. Updates the state at once and not with the scroll event, so that a cell exists
/// before it gets the focus.
pub fn scroll_to(state: PickerState, top_px: u32) {
    let Some(grid) = by_id::<HtmlElement>("grid") else { return };
    grid.set_scroll_top(i32::try_from(top_px).unwrap_or(i32::MAX));
    follow_scroll(state, &grid);
}
