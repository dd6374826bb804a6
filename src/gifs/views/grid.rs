//! The grid: its element, its listeners, and the line below the cells. The cells themselves are made
//! by hand, see the module `views`.

use super::actions;
use super::cells::Cells;
use super::retry::retry;
use super::store::GifStore;
use super::touch::Touch;
use super::words::failure_phrase;
use crate::browser::{self, SizeObserver, closest, exact_width, set_attribute};
use crate::gifs::{Kind, More, Phase};
use crate::locale::{Phrase, Text};
use crate::ui::shell::search_field;
use crate::ui::{Tab, watch_now};
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

#[component]
pub(super) fn Grid(store: GifStore, seconds: RwSignal<usize>) -> impl IntoView {
    let (summary, grid, canvas) = (store.summary, store.grid, NodeRef::<Div>::new());
    let cells = StoredValue::new_local(Cells::default());
    let touch = Touch::default();
    follow_size(store, canvas);
    update_cells(store, canvas, cells);
    // What a picture or a video reports does not bubble.
    let loaded = move |event: Event| medium_event(store, cells, &event, Cells::media_loaded);
    let failed = move |event: Event| medium_event(store, cells, &event, Cells::media_failed);
    view! {
        <div
            class="gif-grid"
            class:bare=move || summary.get().count == 0
            class:stickers=move || summary.get().kind == Kind::Sticker
            id="gif-grid"
            role="listbox"
            tabindex="0"
            aria-label=store.text(Text::GifTab)
            aria-busy=move || browser::flag(summary.get().phase == Phase::Loading)
            node_ref=grid
            on:scroll=move |_| {
                store.scrolled();
                store.ask_for_more();
            }
        >
            <div
                class="canvas"
                role="presentation"
                node_ref=canvas
                on:click=move |event| clicked(store, touch, &event)
                on:mouseover=move |event| point_at(store, index_at(&event))
                on:mouseleave=move |_| point_at(store, None)
                on:pointerdown=move |event| touch.begin(store, &event)
                on:pointermove=move |event| touch.move_to(&event)
                on:pointerup=move |_| touch.end()
                on:pointercancel=move |_| touch.end()
                on:pointerleave=move |_| touch.end()
                on:contextmenu=move |event| touch.open_menu(store, &event)
                on:load:capture=loaded
                on:loadeddata:capture=loaded
                on:error:capture=move |event: ev::ErrorEvent| failed(event.into())
            ></div>
            {move || after_line(store, seconds)}
        </div>
    }
}

/// Returns the number of the cell that an event is about.
pub(super) fn index_at(event: &Event) -> Option<usize> {
    closest(event, ".gif")?.get_attribute("data-index")?.parse().ok()
}

/// Renders how the list goes on, below the cells.
fn after_line(store: GifStore, seconds: RwSignal<usize>) -> Option<impl IntoView> {
    let summary = store.summary.get();
    let texts = store.picker.texts.get();
    let (phrase, failure): (Phrase, _) = match summary.phase {
        Phase::Items(More::Loading) => (Text::GifLoading.into(), None),
        Phase::Items(More::End) => (Text::GifEnd.into(), None),
        Phase::Items(More::Failed(failure)) => {
            (failure_phrase(failure.error, &summary), Some(failure))
        }
        _ => {
            keep_focus(store);
            return None;
        }
    };
    if failure.is_none() {
        keep_focus(store);
    }
    let failure = failure.map(|failure| retry(store, failure, seconds, &texts));
    Some(view! {
        <div class="gif-after">
            <span>{phrase.words(&texts)}</span>
            {failure}
        </div>
    })
}

/// Moves the focus to the grid from a button in it, which is about to be removed. No borrow of a
/// signal may be held here: listeners of focus events run inside.
fn keep_focus(store: GifStore) {
    let Some(grid) = store.grid.get_untracked() else { return };
    if browser::contains_focus(&grid) && !browser::has_focus(&grid) {
        untrack(|| browser::focus_element(&grid));
    }
}

/// Lays the cells out whenever the grid has another size.
fn follow_size(store: GifStore, canvas: NodeRef<Div>) {
    watch_now(move || {
        let Some(grid) = store.grid.get() else { return };
        let element = grid.clone();
        StoredValue::new_local(SizeObserver::new(&grid, move || measure(store, &element, canvas)));
    });
}

fn measure(store: GifStore, grid: &HtmlElement, canvas: NodeRef<Div>) {
    let width = canvas.get_untracked().map_or(0, |canvas| whole_px(exact_width(&canvas)));
    // A hidden grid has no size.
    if width == 0 {
        return;
    }
    let is_rtl = store.picker.locale.get_untracked().is_rtl();
    let height = u32::try_from(grid.client_height()).unwrap_or(0);
    store.change(|state| {
        state.viewport_px = height;
        state.lay_out(width, is_rtl);
    });
    store.ask_for_more();
}

/// Rounds down: the last column must not end beyond the grid.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn whole_px(px: f64) -> u32 {
    px as u32
}

/// Keeps the cells, and the attributes that lead screen readers to the marked one, up to date.
fn update_cells(store: GifStore, canvas: NodeRef<Div>, cells: StoredValue<Cells, LocalStorage>) {
    let picker = store.picker;
    watch_now(move || {
        let (Some(canvas), Some(grid)) = (canvas.get(), store.grid.get()) else { return };
        if picker.tab.get() != Tab::Gifs {
            cells.update_value(Cells::stop_media);
            return;
        }
        let (texts, search) = (picker.texts.get_untracked(), picker.search_text.get_untracked());
        let update = |cells: &mut Cells| {
            store.state.with(|state| cells.update(&canvas, state, &texts, &search.text))
        };
        let marked = cells.try_update_value(update).flatten();
        set_attribute(&grid, "aria-activedescendant", marked.as_deref());
        if let Some(field) = search_field::field() {
            set_attribute(&field, "aria-activedescendant", marked.as_deref());
        }
        if !store.state.with_untracked(|state| state.is_scrolling_or_loading) {
            store.report_seen(&cells.with_value(Cells::drawn));
        }
    });
}

fn clicked(store: GifStore, touch: Touch, event: &MouseEvent) {
    let Some(index) = index_at(event) else { return };
    // The second half of a double click hits whatever the first one has scrolled there.
    if touch.swallows_click() || event.detail() > 1 {
        return;
    }
    let is_on_star = closest(event, "[data-action=favourite]").is_some();
    if is_on_star && touch.shows_star(store, index) {
        actions::toggle_favourite(store, index);
    } else {
        actions::pick(store, index, event.shift_key());
    }
}

fn point_at(store: GifStore, index: Option<usize>) {
    if store.state.with_untracked(|state| state.hovered) != index {
        store.change(|state| state.hovered = index);
    }
}

/// Tells the cell of a picture or a video what became of it.
fn medium_event(
    store: GifStore,
    cells: StoredValue<Cells, LocalStorage>,
    event: &Event,
    tell: fn(&mut Cells, usize, &Element),
) {
    let medium = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let (Some(index), Some(medium)) = (index_at(event), medium) {
        cells.update_value(|cells| tell(cells, index, &medium));
        store.wait_until_settled(false);
    }
}
