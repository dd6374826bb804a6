//! The grid: only the rows near the viewport exist, whatever the scroll position. Its element
//! stands in the static page and is adopted; new rows are written as HTML, all in one go.

use crate::browser::{
    SizeObserver, by_id, exact_width, mark_fonts, set_attribute, set_phrase, set_px,
};
use crate::emoji::{FontOrder, Support};
use crate::locale::Text;
use crate::ui::PickerState;
use crate::ui::emoji_grid::grid_focus::{follow_active, rove, save_focus};
use crate::ui::emoji_grid::heading;
use crate::ui::emoji_grid::row_window::RowWindow;
use crate::ui::emoji_grid::stuck_heading;
use crate::ui::emoji_grid::{HEADING_PX, Layout, RowKind, SectionTitle, columns_in};
use crate::ui::watch_now;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Rows that exist above and below the visible ones, in CSS pixels: as much as a quick turn of
/// the wheel moves before the next frame.
const OVERSCAN_PX: u32 = 240;

/// What the static rows are replaced by.
const FRAME: &str = "<div class=\"heading stuck\" aria-hidden=\"true\"></div>\
    <div class=\"canvas\" role=\"presentation\"><div class=\"window\" role=\"presentation\"></div></div>";

/// The grid, live as long as this lives.
pub struct Grid {
    _on_scroll: EventListener,
    _focus: [EventListener; 2],
    _size: Option<SizeObserver>,
}

/// Puts the rows of the layout in the place of the static ones. `None` where the page has no grid.
pub fn adopt(state: PickerState) -> Option<Grid> {
    let grid: HtmlElement = by_id("grid")?;
    // The static rows have the size of the grid, so that the first layout is the right one.
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
    describe(state, grid.clone(), canvas);
    stuck_heading::follow(state, stuck);
    draw(state, visible, window.clone());
    name_rows(state, window);
    follow_active(state, visible);
    stay_in_view(state);
    let scrolling = grid.clone();
    Some(Grid {
        _on_scroll: EventListener::new(&grid, "scroll", move |_| scrolled(state, &scrolling)),
        _focus: rove(&grid, state),
        _size: {
            let measured = grid.clone();
            SizeObserver::new(&grid, move || measure(state, &measured))
        },
    })
}

/// Keeps the name and the extent of the grid true.
fn describe(state: PickerState, grid: HtmlElement, canvas: HtmlElement) {
    let named = grid.clone();
    watch_now(move || {
        set_attribute(&named, "aria-label", Some(state.texts.read().get(Text::EmojiTab)));
        set_attribute(&named, "aria-colcount", Some(&state.columns.get().to_string()));
    });
    watch_now(move || {
        let layout = state.layout.read();
        set_attribute(&grid, "aria-rowcount", Some(&layout.rows().len().to_string()));
        set_px(&canvas, "height", layout.height_px());
    });
}

/// Keeps the rows those of the layout around the visible part.
fn draw(state: PickerState, visible: Memo<Range<usize>>, window: RowWindow) {
    let mut drawn = None;
    watch_now(move || {
        let (layout, rows) = (state.layout.get(), visible.get());
        let Some(drawable) = state.drawable.get_untracked() else { return };
        let name_of = state.namer();
        let describe =
            |choice| (drawable.catalogue.text_of(choice).unwrap_or_default(), name_of(choice));
        // Rows are kept while the person scrolls and made anew when what they show has changed.
        let is_kept = drawn.as_ref().is_some_and(|drawn| Arc::ptr_eq(drawn, &layout));
        let fresh = window.show(&layout, rows, is_kept, state.active.get_untracked(), &describe);
        for row in fresh {
            name_heading(state, &layout, &window, row);
            set_fonts(&drawable.support, &layout, &window, row);
        }
        drawn = Some(layout);
    });
}

/// Has the cells of a row drawn as they were measured. Hardly any needs another order of the fonts, and on
/// most systems none, so it is no part of each cell's HTML.
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

/// The words of a row, if it is a heading.
fn name_heading(state: PickerState, layout: &Layout, window: &RowWindow, row: usize) {
    let Some(RowKind::Heading(title)) = layout.rows().get(row).map(|row| &row.kind) else { return };
    if let Some(words) = window.row(row).and_then(|row| row.first_element_child()) {
        set_heading(state, &words, *title);
    }
}

/// Puts a heading's words into an element.
pub(super) fn set_heading(state: PickerState, element: &Element, title: SectionTitle) {
    let phrase = heading(title, state.found.read_untracked().as_deref());
    set_phrase(element, &state.texts.read_untracked(), &phrase);
}

/// Names what is there when a language arrives. Cells are not made anew for that: a click that has
/// begun on one of them would be lost.
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

/// Whoever has moved to a cell still sees it when a language has arrived and results have moved.
fn stay_in_view(state: PickerState) {
    let mut after_rows = None;
    watch_now(move || {
        state.indexes.track();
        if let Some(cell) = state.active.get_untracked().filter(|_| state.in_grid.get_untracked()) {
            // The grid gets its new height in this turn of the browser's loop.
            after_rows.replace(Timeout::new(0, move || reveal(state, cell)));
        }
    });
}

/// The grid has been scrolled.
fn scrolled(state: PickerState, grid: &HtmlElement) {
    let top = u32::try_from(grid.scroll_top()).unwrap_or(0);
    save_focus(grid, state, &rows_around(state, top));
    state.scroll_top_px.set(top);
}

/// The rows that exist when the grid is scrolled this far.
pub(crate) fn rows_around(state: PickerState, top_px: u32) -> Range<usize> {
    state.layout.read_untracked().rows_between(
        top_px.saturating_sub(OVERSCAN_PX),
        top_px + state.viewport_px.get_untracked() + OVERSCAN_PX,
    )
}

/// Takes the number of columns and the height of the visible part from the grid's element, and tells the
/// style sheet the number: a row whose cells did not fit into one line would lie on the next one.
fn measure(state: PickerState, grid: &HtmlElement) {
    // Static rows or canvas: both fill what padding and scroll bar leave. While there is neither, the
    // rounded width of the grid has to do, less the style sheet's --gutter on both sides.
    let inner = grid.last_element_child().map_or_else(
        || f64::from(grid.client_width() - 2 * GUTTER_PX),
        |inside| exact_width(&inside),
    );
    let (columns, height) = (columns_in(inner), u32::try_from(grid.client_height()).unwrap_or(0));
    // Only a property that is read-only can fail here.
    grid.style().set_property("--columns", &columns.to_string()).ok();
    if state.columns.get_untracked() != columns {
        state.columns.set(columns);
    }
    if state.viewport_px.get_untracked() != height {
        state.viewport_px.set(height);
    }
}

const GUTTER_PX: i32 = 8;

/// Scrolls just as far as it takes to show a cell, and its section's heading with it if the cell
/// is in the first row.
pub fn reveal(state: PickerState, cell: usize) {
    let layout = state.layout.get_untracked();
    let Some((top, bottom)) = layout.extent_of_cell(cell) else { return };
    let (scroll, height) = (state.scroll_top_px.get_untracked(), state.viewport_px.get_untracked());
    // The heading that sticks to the top would lie over it.
    let heading = layout.section_at(top).map_or(0, |_| HEADING_PX);
    let top = top.saturating_sub(heading);
    if top < scroll {
        scroll_to(state, top);
    } else if bottom > scroll + height {
        scroll_to(state, bottom.saturating_sub(height));
    }
}

/// Scrolls the grid. The rows follow in the same turn and not with the scroll event, so that what
/// is to be focused exists.
pub fn scroll_to(state: PickerState, top_px: u32) {
    let Some(grid) = by_id::<HtmlElement>("grid") else { return };
    grid.set_scroll_top(i32::try_from(top_px).unwrap_or(i32::MAX));
    scrolled(state, &grid);
}
