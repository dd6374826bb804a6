//! The grid: its element, its listeners and its rows. Only the rows near the visible part exist.

use super::actions;
use super::cells::{cell_id, cell_index, write_cell};
use super::store::StickerStore;
use crate::browser::{
    self, SizeObserver, closest, exact_width, set_attribute, set_class, set_text,
};
use crate::locale::Text;
use crate::stickers::{Pack, STICKER_PX, StickerKey, StickerLayout, StickerSection};
use crate::ui::emoji_grid::{RowKind, RowWindow, columns_in};
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use leptos::html::Div;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use web_sys::{Element, Event, HtmlElement};

/// Height of the rows that exist above and below the visible ones, in CSS pixels.
const OVERSCAN_PX: u32 = 160;

#[component]
pub(super) fn Grid(store: StickerStore) -> impl IntoView {
    let (canvas, window) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let visible = Memo::new(move |_| {
        let scroll_px = store.scroll_px.get();
        let end_px = scroll_px + store.viewport_px.get() + OVERSCAN_PX;
        store.layout.read().rows_between(scroll_px.saturating_sub(OVERSCAN_PX), end_px)
    });
    follow_size(store, canvas);
    render_rows(store, window, visible);
    follow_mark(store, visible);
    watch_now(move || store.ask_near_end());
    view! {
        <div
            class="grid sticker-grid"
            class:bare=move || store.layout.read().cells().is_empty()
            id="sticker-grid"
            role="grid"
            tabindex="0"
            aria-label=store.text(Text::StickerTab)
            aria-rowcount=move || store.layout.read().rows().len().to_string()
            aria-colcount=move || store.columns.get().to_string()
            node_ref=store.grid
            on:scroll=move |_| actions::scrolled(store)
            on:focus=move |_| mark_first_visible(store)
            on:click=move |event| {
                if let Some(key) = index_at(&event).and_then(|index| store.key(index)) {
                    actions::send(store, key);
                }
            }
            // What a picture reports does not bubble.
            on:error:capture=move |event| picture_failed(store, &event)
        >
            <div class="canvas" role="presentation" node_ref=canvas>
                <div class="window" role="presentation" node_ref=window></div>
            </div>
        </div>
    }
}

fn index_at(event: &Event) -> Option<usize> {
    cell_index(&closest(event, "[data-sticker-id]")?.id())
}

/// Shows the name of a sticker in the place of its picture. It can still be sent.
fn picture_failed(store: StickerStore, event: &Event) {
    let cell = closest(event, "[data-sticker-id]");
    let key = cell.as_ref().and_then(|cell| cell_index(&cell.id())).and_then(|it| store.key(it));
    if let (Some(cell), Some(key)) = (cell, key) {
        store.without_picture.update_value(|keys| keys.push(key));
        cell.set_text_content(Some(&store.name(key)));
    }
}

fn mark_first_visible(store: StickerStore) {
    if store.marked.get_untracked().is_none() {
        let top_px = store.scroll_px.get_untracked();
        let layout = store.layout.get_untracked();
        store.marked.set(layout.first_cell_from(top_px).or_else(|| layout.first_cell_from(0)));
    }
}

/// Counts the columns, and passes their number to the style sheet, whenever the grid has another size.
fn follow_size(store: StickerStore, canvas: NodeRef<Div>) {
    watch_now(move || {
        let (Some(grid), Some(canvas)) = (store.grid.get(), canvas.get()) else { return };
        let element = grid.clone();
        StoredValue::new_local(SizeObserver::new(&grid, move || measure(store, &element, &canvas)));
    });
}

fn measure(store: StickerStore, grid: &HtmlElement, canvas: &Element) {
    let width = exact_width(canvas);
    // A hidden grid has no size.
    if width == 0.0 {
        return;
    }
    let columns = columns_in(width, STICKER_PX);
    // Fails only for a read-only property.
    grid.style().set_property("--columns", &columns.to_string()).ok();
    if store.columns.get_untracked() != columns {
        store.columns.set(columns);
    }
    let height_px = u32::try_from(grid.client_height()).unwrap_or(0);
    if store.viewport_px.get_untracked() != height_px {
        store.viewport_px.set(height_px);
    }
}

/// Keeps the rows in the page equal to those of the layout around the visible part.
fn render_rows(store: StickerStore, window: NodeRef<Div>, visible: Memo<Range<usize>>) {
    let mut rendered: Option<(RowWindow, Arc<StickerLayout>)> = None;
    watch_now(move || {
        let Some(element) = window.get() else { return };
        let (layout, rows) = (store.layout.get(), visible.get());
        let before = rendered.take();
        // Scrolling keeps rows, and so do packs that are added at the end; another layout replaces them.
        let is_kept = before.as_ref().is_some_and(|(_, drawn)| layout.begins_with(drawn));
        let has_height = before.as_ref().is_some_and(|(_, drawn)| Arc::ptr_eq(drawn, &layout));
        if let Some(canvas) = element.parent_element().filter(|_| !has_height) {
            set_height(&canvas, layout.height_px());
        }
        let window = before.map_or_else(|| RowWindow::new(element.into()), |(window, _)| window);
        let write = |out: &mut String, index: usize, key: &StickerKey| {
            write_cell(out, store, index, *key);
        };
        for number in window.show(&layout, rows, is_kept, &write) {
            name_heading(store, &layout, &window, number);
        }
        rendered = Some((window, layout));
    });
}

fn set_height(canvas: &Element, height_px: u32) {
    use wasm_bindgen::JsCast as _;
    if let Some(canvas) = canvas.dyn_ref::<HtmlElement>() {
        browser::set_px(canvas, "height", height_px);
    }
}

/// Sets the words of a row, if it is a heading.
fn name_heading(store: StickerStore, layout: &StickerLayout, window: &RowWindow, row: usize) {
    let Some(RowKind::Heading(title)) = layout.rows().get(row).map(|row| &row.kind) else { return };
    let Some(element) = window.row(row).and_then(|row| row.first_element_child()) else { return };
    let texts = store.picker.texts.read_untracked();
    match title {
        StickerSection::Recents => set_text(&element, texts.get(Text::GifRecents)),
        StickerSection::Pack(id) => {
            let name = store.list.with_untracked(|list| list.pack(*id).map(Pack::title));
            let name = name.filter(|name| !name.is_empty());
            set_text(&element, name.as_deref().unwrap_or_else(|| texts.get(Text::StickerTab)));
        }
    }
}

/// Shows the mark, and names the marked cell to screen readers while it is in the page.
fn follow_mark(store: StickerStore, visible: Memo<Range<usize>>) {
    let mut before = None;
    watch_now(move || {
        let (marked, rows) = (store.marked.get(), visible.get());
        let row = marked.and_then(|index| store.layout.read().row_of_cell(index));
        for (index, is_marked) in [(before, false), (marked, true)] {
            let cell = index.and_then(|index| browser::by_id::<Element>(&cell_id(index)));
            if let Some(cell) = cell {
                set_class(&cell, "active", is_marked);
                set_attribute(&cell, "aria-selected", is_marked.then_some("true"));
            }
        }
        before = marked;
        let id = marked.filter(|_| row.is_some_and(|row| rows.contains(&row))).map(cell_id);
        if let Some(grid) = store.grid.get() {
            set_attribute(&grid, "aria-activedescendant", id.as_deref());
        }
        // Another tab sets the attribute for its own cells while it is on screen.
        if let Some(field) = search_field::field().filter(|_| store.is_on_screen()) {
            set_attribute(&field, "aria-activedescendant", id.as_deref());
        }
    });
}
