//! The cells that exist: those near the visible part of the grid.

use super::cell::{CellView, cell_id};
use super::words::searched_for;
use crate::browser::{self, set_px};
use crate::gifs::{Screen, TabState};
use crate::locale::Texts;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// The cells in the page.
#[derive(Default)]
pub(super) struct Cells {
    /// In the order of their numbers.
    cells: Vec<CellView>,
    /// The state's `generation` that they were made for.
    generation: u32,
}

impl Cells {
    /// Adds, removes and updates cells. `typed` is the text of the search field. Returns the id of
    /// the marked cell, if it is in the page: one that was scrolled far away is not.
    pub(super) fn update(
        &mut self,
        canvas: &HtmlElement,
        state: &TabState,
        texts: &Texts,
        typed: &str,
    ) -> Option<String> {
        if self.generation != state.generation {
            self.generation = state.generation;
            self.cells.clear();
        }
        let (near, screen) = (state.cells_near(), screen(state));
        self.cells.retain(|cell| near.contains(&cell.index()));
        set_px(canvas, "height", state.masonry().height_px());
        for (at, index) in near.into_iter().enumerate() {
            if self.cells.get(at).is_some_and(|cell| cell.index() == index) {
                continue;
            }
            let searched = || searched_for(state.summary().chip, typed, texts);
            let Some(cell) = CellView::new(state, &screen, index, searched) else { continue };
            // In the order of the list, which is that of a screen reader.
            let next = self.cells.get(at).map(|cell| cell.element().unchecked_ref());
            canvas.insert_before(cell.element(), next).ok();
            self.cells.insert(at.min(self.cells.len()), cell);
        }
        for cell in &mut self.cells {
            cell.update(state, &screen);
        }
        let exists = |active: &usize| self.cells.iter().any(|cell| cell.index() == *active);
        state.active.filter(exists).map(cell_id)
    }

    /// Removes all that moves. The next update brings it back.
    pub(super) fn stop_media(&mut self) {
        self.cells.iter_mut().for_each(CellView::stop_media);
    }

    /// Returns the cells whose picture is visible, in motion or not.
    pub(super) fn drawn(&self) -> Vec<usize> {
        self.cells.iter().filter(|cell| cell.is_drawn()).map(CellView::index).collect()
    }

    /// Shows a picture or a video of a cell, which has loaded.
    pub(super) fn media_loaded(&mut self, index: usize, medium: &Element) {
        if let Some(cell) = self.cell_mut(index) {
            cell.media_loaded(medium);
        }
    }

    /// Hides a picture or a video of a cell, which has failed to load.
    pub(super) fn media_failed(&mut self, index: usize, medium: &Element) {
        if let Some(cell) = self.cell_mut(index) {
            cell.media_failed(medium);
        }
    }

    fn cell_mut(&mut self, index: usize) -> Option<&mut CellView> {
        self.cells.iter_mut().find(|cell| cell.index() == index)
    }
}

/// Returns what the cells are drawn on now.
fn screen(state: &TabState) -> Screen {
    Screen {
        cell_width_px: state.masonry().cell_width_px(),
        density: browser::density(),
        saves_data: browser::saves_data(),
        is_still: state.is_still,
        plays_films: state.plays_films,
    }
}
