//! The grid: only the rows near the viewport exist, whatever the scroll position.

use super::cells::{Cell, cell_id, write_row};
use super::grid_focus::{follow_active, rove, save_focus};
use super::headings::heading;
use super::layout::{HEADING_PX, Layout, RowKind, SectionTitle, columns_in};
use super::phrase_view::phrase_view;
use super::state::PickerState;
use crate::browser::{SizeObserver, by_id, set_attribute};
use crate::locale::Text;
use gloo_timers::callback::Timeout;
use leptos::html::Div;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use web_sys::HtmlElement;

/// Rows that exist above and below the visible ones, in CSS pixels: as much as a quick turn of
/// the wheel moves before the next frame.
const OVERSCAN_PX: u32 = 240;

/// The grid of emoji.
#[component]
pub fn Grid(
    /// The picker's state.
    state: PickerState,
) -> impl IntoView {
    let grid = NodeRef::<Div>::new();
    follow_size(grid, state);

    let layout = state.layout;
    let visible = Memo::new(move |_| {
        layout.track();
        state.viewport_px.track();
        rows_around(state, state.scroll_top_px.get())
    });
    // Rows are kept while the person scrolls and made anew when what they show has changed.
    let generation = Memo::new(move |before: Option<&u32>| {
        layout.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    name_cells(state, visible);
    follow_active(state, visible);
    stay_in_view(state);
    let rows = move || {
        let generation = generation.get();
        visible.get().map(|row| (generation, row)).collect::<Vec<_>>()
    };
    let offset = move || {
        let first = visible.get().start;
        let top = layout.read().rows().get(first).map_or(0, |row| row.top_px);
        format!("translateY({top}px)")
    };
    let on_scroll = move |_| {
        if let Some(grid) = grid.get_untracked() {
            scrolled(state, &grid);
        }
    };

    view! {
        <div id="grid" class="grid" role="grid" tabindex="0" node_ref=grid on:scroll=on_scroll
            aria-label=move || state.texts.get().get(Text::EmojiTab).to_owned()
            aria-rowcount=move || layout.read().rows().len().to_string()
            aria-colcount=move || state.columns.get().to_string()>
            {stuck_heading(state)}
            <div class="canvas" role="presentation" style:height=move || format!("{}px", layout.read().height_px())>
                <div class="window" role="presentation" style:transform=offset>
                    <For each=rows key=|key| *key children=move |(_, row)| row_view(state, row) />
                </div>
            </div>
        </div>
    }
}

/// The heading of the section in view, at the top of what is visible. It lies over the real one
/// while that is there.
fn stuck_heading(state: PickerState) -> impl IntoView {
    let pushed = Memo::new(move |_| state.layout.read().pushed_px(state.scroll_top_px.get()));
    move || {
        state.section.get().map(|title| {
            view! {
                <div class="heading stuck" aria-hidden="true"
                    style:transform=move || format!("translateY(-{}px)", pushed.get())>
                    {heading_view(state, title)}
                </div>
            }
        })
    }
}

fn row_view(state: PickerState, index: usize) -> AnyView {
    let layout = state.layout.get_untracked();
    let number = (index + 1).to_string();
    match layout.rows().get(index).map(|row| row.kind.clone()) {
        Some(RowKind::Heading(title)) => view! {
            <div class="heading" role="row" aria-rowindex=number>
                <span role="rowheader">{heading_view(state, title)}</span>
            </div>
        }
        .into_any(),
        Some(RowKind::Cells(cells)) => {
            let html = cells_html(state, &layout, &cells);
            view! { <div class="row" role="row" aria-rowindex=number inner_html=html></div> }
                .into_any()
        }
        None => ().into_any(),
    }
}

fn cells_html(state: PickerState, layout: &Arc<Layout>, cells: &Range<usize>) -> String {
    let active = state.active.get_untracked();
    let Some(drawable) = state.drawable.get_untracked() else { return String::new() };
    let mut html = String::with_capacity(2_048);
    let choices = layout.cells().get(cells.clone()).unwrap_or_default();
    let texts = choices.iter().map(|choice| {
        (drawable.catalogue.text_of(*choice).unwrap_or_default(), state.name_of(*choice))
    });
    let texts: Vec<_> = texts.collect();
    write_row(
        &mut html,
        cells.clone().zip(&texts).map(|(index, (text, name))| Cell {
            index: Some(index),
            glyph: text,
            name: name.as_deref(),
            active: active == Some(index),
        }),
    );
    html
}

fn heading_view(state: PickerState, title: SectionTitle) -> impl Fn() -> AnyView {
    move || {
        let phrase = heading(title, state.found.read().as_deref());
        phrase_view(&state.texts.read(), &phrase).into_any()
    }
}

/// Names the cells that are there when their names arrive. They are not made anew for that: a
/// click that has begun on one of them would be lost.
fn name_cells(state: PickerState, visible: Memo<Range<usize>>) {
    Effect::new(move || {
        state.names.track();
        state.texts.track();
        let layout = state.layout.get_untracked();
        for row in layout.rows().get(visible.get_untracked()).unwrap_or_default() {
            let RowKind::Cells(cells) = &row.kind else { continue };
            let choices = layout.cells().get(cells.clone()).unwrap_or_default();
            for (index, choice) in cells.clone().zip(choices) {
                let Some(name) = state.name_of(*choice) else { return };
                if let Some(cell) = by_id::<web_sys::Element>(&cell_id(index)) {
                    set_attribute(&cell, "aria-label", Some(&name));
                    set_attribute(&cell, "title", Some(&name));
                }
            }
        }
    });
}

/// Whoever has moved to a cell still sees it when a language has arrived and results have moved.
fn stay_in_view(state: PickerState) {
    let after_rows = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        state.indexes.track();
        if let Some(cell) = state.active.get_untracked().filter(|_| state.in_grid.get_untracked()) {
            // The grid gets its new height in this turn of the browser's loop.
            after_rows.set_value(Some(Timeout::new(0, move || reveal(state, cell))));
        }
    });
}

/// Keeps the number of columns and the height of the visible part true, and makes the grid a stop
/// of the Tab key.
fn follow_size(grid: NodeRef<Div>, state: PickerState) {
    let observer = StoredValue::new_local(None::<SizeObserver>);
    let focus = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(grid) = grid.get() else { return };
        let measured = grid.clone();
        focus.set_value(Some(rove(&grid, state)));
        observer.set_value(SizeObserver::new(&grid, move || measure(state, &measured)));
    });
}

/// The grid has been scrolled.
fn scrolled(state: PickerState, grid: &HtmlElement) {
    let top = u32::try_from(grid.scroll_top()).unwrap_or(0);
    save_focus(grid, state, &rows_around(state, top));
    state.scroll_top_px.set(top);
}

/// The rows that exist when the grid is scrolled this far.
pub(super) fn rows_around(state: PickerState, top_px: u32) -> Range<usize> {
    state.layout.read_untracked().rows_between(
        top_px.saturating_sub(OVERSCAN_PX),
        top_px + state.viewport_px.get_untracked() + OVERSCAN_PX,
    )
}

/// Takes the number of columns and the height of the visible part from the grid's element.
pub fn measure(state: PickerState, grid: &web_sys::Element) {
    // The padding is the style sheet's --gutter on both sides.
    let inner = u32::try_from(grid.client_width() - 2 * GUTTER_PX).unwrap_or(0);
    let (columns, height) = (columns_in(inner), u32::try_from(grid.client_height()).unwrap_or(0));
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
