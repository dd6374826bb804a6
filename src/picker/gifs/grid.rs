//! The grid: only the cells near the viewport exist.

use super::cell::gif_cell;
use super::state::{Gifs, Phase};
use crate::browser::{SizeObserver, by_id, set_attribute};
use crate::gif::{Event, Masonry, More};
use crate::locale::Text;
use leptos::html::Div;
use leptos::prelude::*;

/// Cells that exist above and below the visible ones, in CSS pixels.
const OVERSCAN_PX: u32 = 200;

/// The next page is asked for this far from the end, in CSS pixels: about one screen.
const NEAR_END_PX: u32 = 400;

/// The style sheet's `--gutter`.
const GUTTER_PX: i32 = 8;

/// The cells, in an element that scrolls.
pub(super) fn grid_view(gifs: Gifs) -> impl IntoView {
    let grid = NodeRef::<Div>::new();
    follow_size(grid, gifs);
    ask_for_more(gifs);
    mark_active(gifs);
    let visible = Memo::new(move |_| {
        let cells = gifs.cells.get();
        let (top, height) = (gifs.scroll_top_px.get(), gifs.viewport_px.get());
        let near = gifs.with_masonry(|masonry| {
            masonry.cells_between(top.saturating_sub(OVERSCAN_PX), top + height + OVERSCAN_PX)
        });
        (cells.generation, near)
    });
    let keys = move || {
        let (generation, near) = visible.get();
        near.into_iter().map(|index| (generation, index)).collect::<Vec<_>>()
    };
    let height = move || {
        gifs.cells.track();
        format!("{}px", gifs.with_masonry(Masonry::height_px))
    };
    let on_scroll = move |_| {
        if let Some(grid) = grid.get_untracked() {
            gifs.scroll_top_px.set(u32::try_from(grid.scroll_top()).unwrap_or(0));
        }
    };
    view! {
        <div id="gif-grid" class="gif-grid" role="listbox" tabindex="0" node_ref=grid on:scroll=on_scroll
            class:bare=move || gifs.cells.get().count == 0
            aria-label=move || gifs.picker.texts.get().get(Text::GifTab).to_owned()
            aria-busy=move || if gifs.phase.get() == Phase::Loading { "true" } else { "false" }>
            <div class="canvas" role="presentation" style:height=height>
                <For each=keys key=|key| *key children=move |(_, index)| gif_cell(gifs, index) />
            </div>
            {move || super::message::after_view(gifs)}
        </div>
    }
}

/// Where a cell's element is found.
pub(super) fn cell_id(index: usize) -> String {
    format!("gif-{index}")
}

fn follow_size(grid: NodeRef<Div>, gifs: Gifs) {
    let observer = StoredValue::new_local(None::<SizeObserver>);
    Effect::new(move || {
        let Some(grid) = grid.get() else { return };
        let measured = grid.clone();
        observer.set_value(SizeObserver::new(&grid, move || {
            let px = |length: i32| u32::try_from(length).unwrap_or(0);
            let height = px(measured.client_height());
            if gifs.viewport_px.get_untracked() != height {
                gifs.viewport_px.set(height);
            }
            // Hidden: the width comes back with the tab.
            let width = px(measured.client_width() - 2 * GUTTER_PX);
            if width > 0 && width != gifs.width_px.get_untracked() {
                gifs.lay_out(width);
            }
        }));
    });
    Effect::new(move |before: Option<bool>| {
        let is_rtl = gifs.picker.locale.get().is_rtl();
        if before.is_some_and(|before| before != is_rtl) {
            gifs.lay_out(gifs.width_px.get_untracked());
        }
        is_rtl
    });
}

/// Asks for the next page when the end is near. The feed sees to it that this costs one call.
fn ask_for_more(gifs: Gifs) {
    Effect::new(move || {
        let bottom = gifs.scroll_top_px.get() + gifs.viewport_px.get();
        gifs.cells.track();
        let end = gifs.with_masonry(Masonry::height_px);
        if gifs.phase.get() == Phase::Items(More::Idle) && bottom + NEAR_END_PX >= end {
            gifs.handle(Event::NearEnd);
        }
    });
}

fn mark_active(gifs: Gifs) {
    Effect::new(move || {
        let active = gifs.active.get().map(cell_id);
        if !gifs.picker.is_in_gifs() {
            return;
        }
        for id in ["search", "gif-grid"] {
            if let Some(element) = by_id::<web_sys::Element>(id) {
                set_attribute(&element, "aria-activedescendant", active.as_deref());
            }
        }
    });
}

/// Scrolls just as far as it takes to show a cell.
pub(super) fn reveal(gifs: Gifs, index: usize) {
    let Some(place) = gifs.with_masonry(|masonry| masonry.place(index)) else { return };
    let (top, height) = (gifs.scroll_top_px.get_untracked(), gifs.viewport_px.get_untracked());
    if place.top_px < top || place.height_px >= height {
        scroll_to(gifs, place.top_px);
    } else if place.top_px + place.height_px > top + height {
        scroll_to(gifs, (place.top_px + place.height_px).saturating_sub(height));
    }
}

/// Scrolls the grid; the cells follow in the same turn.
pub(super) fn scroll_to(gifs: Gifs, top_px: u32) {
    let Some(grid) = by_id::<web_sys::Element>("gif-grid") else { return };
    grid.set_scroll_top(i32::try_from(top_px).unwrap_or(i32::MAX));
    let reached = u32::try_from(grid.scroll_top()).unwrap_or(0);
    if gifs.scroll_top_px.get_untracked() != reached {
        gifs.scroll_top_px.set(reached);
    }
}
