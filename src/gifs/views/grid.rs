//! The grid: only the cells near the viewport exist.

use super::cell::{CellView, INDEX, screen};
use super::message::Retry;
use super::tab::Gifs;
use super::words::failure_text;
use crate::browser::{
    self, SizeObserver, append, by_id, closest, element, exact_width, flag, set_attribute,
    set_class, set_present, set_px, set_text,
};
use crate::gifs::{Kind, More};
use crate::gifs::{Phase, TabState};
use crate::locale::{Text, Texts};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

pub(super) struct GridView {
    grid: HtmlElement,
    canvas: HtmlElement,
    after: HtmlElement,
    after_text: HtmlElement,
    retry: Retry,
    /// In the order of their numbers.
    cells: Vec<CellView>,
    /// Of the cells that exist.
    generation: u32,
    _listeners: Vec<EventListener>,
    size: Option<SizeObserver>,
}

impl GridView {
    pub(super) fn build(gifs: &Gifs) -> Option<Self> {
        let grid: HtmlElement = element("div", "gif-grid")?;
        grid.set_id("gif-grid");
        set_attribute(&grid, "role", Some("listbox"));
        grid.set_tab_index(0);
        let canvas: HtmlElement = element("div", "canvas")?;
        set_attribute(&canvas, "role", Some("presentation"));
        let after: HtmlElement = element("div", "gif-after")?;
        let after_text: HtmlElement = element("span", "")?;
        let retry = Retry::build(gifs)?;
        append(&after, &[&after_text]);
        append(&grid, &[&canvas]);
        Some(Self {
            _listeners: listeners(gifs, &grid, &canvas),
            grid,
            canvas,
            after,
            after_text,
            retry,
            cells: Vec::new(),
            generation: 0,
            size: None,
        })
    }

    pub(super) fn element(&self) -> &Element {
        &self.grid
    }

    /// Stops whatever goes on by itself. Films come back with the next update.
    pub(super) fn rest(&mut self) {
        self.retry.rest();
        self.cells.iter_mut().for_each(CellView::rest);
    }

    /// The cells whose picture is there.
    pub(super) fn drawn(&self) -> Vec<usize> {
        self.cells.iter().filter(|cell| cell.is_drawn()).map(CellView::index).collect()
    }

    pub(super) fn cell_mut(&mut self, index: usize) -> Option<&mut CellView> {
        self.cells.iter_mut().find(|cell| cell.index() == index)
    }

    pub(super) fn update(&mut self, state: &TabState, texts: &Texts) {
        let phase = state.phase();
        set_attribute(&self.grid, "aria-label", Some(texts.get(Text::GifTab)));
        set_attribute(&self.grid, "aria-busy", Some(flag(phase == Phase::Loading)));
        set_class(&self.grid, "bare", state.count() == 0);
        set_class(&self.grid, "stickers", state.options().kind == Kind::Sticker);
        self.update_cells(state, texts);
        self.update_after(state, texts);
        // A cell that was scrolled far away is not in the page.
        let exists = |active: &usize| self.cells.iter().any(|cell| cell.index() == *active);
        let active = state.active.filter(exists).map(cell_id);
        for id in ["search", "gif-grid"] {
            if let Some(element) = by_id::<Element>(id) {
                set_attribute(&element, "aria-activedescendant", active.as_deref());
            }
        }
    }

    fn update_cells(&mut self, state: &TabState, texts: &Texts) {
        if self.generation != state.generation {
            self.generation = state.generation;
            self.cells.clear();
        }
        let (near, screen) = (state.cells_near(), screen(state));
        self.cells.retain(|cell| near.contains(&cell.index()));
        set_px(&self.canvas, "height", state.masonry().height_px());
        for (at, index) in near.into_iter().enumerate() {
            if self.cells.get(at).is_some_and(|cell| cell.index() == index) {
                continue;
            }
            let Some(cell) = CellView::build(state, texts, &screen, index) else { continue };
            // In the order of the list, which is that of a screen reader.
            let next = self.cells.get(at).map(|cell| cell.element().unchecked_ref());
            self.canvas.insert_before(cell.element(), next).ok();
            self.cells.insert(at.min(self.cells.len()), cell);
        }
        for cell in &mut self.cells {
            cell.update(state, &screen);
        }
    }

    fn update_after(&mut self, state: &TabState, texts: &Texts) {
        let Phase::Items(more) = state.phase() else { return self.after.remove() };
        let failure = match more {
            More::Failed(failure) => Some(failure),
            More::Idle | More::Loading | More::End => None,
        };
        let text = match more {
            More::Loading => texts.get(Text::GifLoading),
            More::End => texts.get(Text::GifEnd),
            More::Failed(failure) => texts.get(failure_text(failure.error, state.is_admin)),
            More::Idle => "",
        };
        if failure.is_none() && browser::has_focus(&self.retry.button) {
            browser::focus_element(&self.grid);
        }
        set_text(&self.after_text, text);
        self.retry.update(failure, texts, &self.after);
        set_present(&self.after, &self.grid, None, more != More::Idle);
    }
}

/// Where a cell's element is found.
pub(super) fn cell_id(index: usize) -> String {
    ["gif-", &*index.to_string()].concat()
}

/// One listener of a kind for all cells, which come and go.
fn listeners(gifs: &Gifs, grid: &HtmlElement, canvas: &HtmlElement) -> Vec<EventListener> {
    let on = |target: &HtmlElement, name: &'static str, act: fn(&Gifs, &Event)| {
        let gifs = gifs.clone();
        EventListener::new(target, name, move |event| act(&gifs, event))
    };
    // What a picture or a film says does not bubble.
    let on_media = |name: &'static str, act: fn(&Gifs, &Event)| {
        let gifs = gifs.clone();
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            ..EventListenerOptions::default()
        };
        EventListener::new_with_options(canvas, name, options, move |event| act(&gifs, event))
    };
    let mut listeners = gifs.follow_fingers(canvas);
    listeners.extend([
        on(grid, "scroll", |gifs, _| gifs.scrolled()),
        on(canvas, "click", |gifs, event| gifs.clicked(event)),
        on(canvas, "mouseover", |gifs, event| gifs.point_at(index_at(event))),
        on(canvas, "mouseleave", |gifs, _| gifs.point_at(None)),
        on_media("load", |gifs, event| gifs.medium_is_here(event)),
        on_media("loadeddata", |gifs, event| gifs.medium_is_here(event)),
        on_media("error", |gifs, event| gifs.medium_failed(event)),
    ]);
    listeners
}

/// The number of the cell that an event is about.
pub(super) fn index_at(event: &Event) -> Option<usize> {
    closest(event, ".gif")?.get_attribute(INDEX)?.parse().ok()
}

impl Gifs {
    fn scrolled(&self) {
        let Some(grid) = by_id::<Element>("gif-grid") else { return };
        let top_px = u32::try_from(grid.scroll_top()).unwrap_or(0);
        let is_new = {
            let mut state = self.state_mut();
            std::mem::replace(&mut state.scroll_top_px, top_px) != top_px
        };
        if is_new {
            self.await_calm(true);
            self.update_grid();
        }
    }

    /// Scrolls the grid; the cells follow in the same turn.
    pub(super) fn scroll_to(&self, top_px: u32) {
        if let Some(grid) = by_id::<Element>("gif-grid") {
            grid.set_scroll_top(i32::try_from(top_px).unwrap_or(i32::MAX));
            self.scrolled();
        }
    }

    fn clicked(&self, event: &Event) {
        let Some(index) = index_at(event) else { return };
        if self.swallows_click() {
            return;
        }
        let mouse = event.dyn_ref::<MouseEvent>();
        // The second half of a double click, wherever the grid has moved to since the first.
        let is_second_click = mouse.is_some_and(|mouse| mouse.detail() > 1);
        if closest(event, "[data-action=favourite]").is_some() && self.shows_star(index) {
            if !is_second_click {
                self.toggle_favourite(index);
            }
        } else if !is_second_click {
            self.pick(index, mouse.is_some_and(MouseEvent::shift_key));
        }
    }

    fn point_at(&self, index: Option<usize>) {
        let is_new = {
            let mut state = self.state_mut();
            std::mem::replace(&mut state.hovered, index) != index
        };
        if is_new {
            self.update_grid();
        }
    }

    fn medium_is_here(&self, event: &Event) {
        self.with_cell_of(event, |cell, medium| cell.show(medium));
        self.await_calm(false);
    }

    fn medium_failed(&self, event: &Event) {
        self.with_cell_of(event, |cell, medium| cell.give_up(medium));
        self.await_calm(false);
    }

    fn with_cell_of(&self, event: &Event, act: impl FnOnce(&mut CellView, &Element)) {
        let medium = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let (Some(index), Some(medium)) = (index_at(event), medium) else { return };
        let mut views = self.0.views.borrow_mut();
        if let Some(cell) = views.as_mut().and_then(|views| views.grid.cell_mut(index)) {
            act(cell, &medium);
        }
    }

    /// Lays the cells out anew whenever the grid gets another size.
    pub(super) fn follow_size(&self) {
        let gifs = self.clone();
        let mut views = self.0.views.borrow_mut();
        let Some(view) = views.as_mut().map(|views| &mut views.grid) else { return };
        let grid = view.grid.clone();
        view.size = SizeObserver::new(&view.grid.clone(), move || gifs.measure(&grid));
    }

    fn measure(&self, grid: &HtmlElement) {
        let px = |length: i32| u32::try_from(length).unwrap_or(0);
        // Hidden: the size comes back with the tab.
        // Rounded down: the last column must not end beyond the grid.
        let canvas = grid.first_element_child();
        let width = canvas.map_or(0, |canvas| whole_px(exact_width(&canvas)));
        if width == 0 {
            return;
        }
        self.state_mut().viewport_px = px(grid.client_height());
        self.lay_out(width);
        // The first call comes while the views are being made.
        if self.0.views.try_borrow_mut().is_ok() {
            self.update_views();
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn whole_px(px: f64) -> u32 {
    px as u32
}
