//! Nothing changes under a person's pointer: a click on one emoji would pick another, or none.

use super::App;
use crate::browser::{self, by_id};
use crate::picker::{CELL_PX, HEADING_PX};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::Set as _;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// How often it is looked whether the person has gone elsewhere, in milliseconds.
const LOOK_MS: u32 = 100;

/// A button that is held for longer than this is not waited for, in milliseconds.
const PRESS_MS: u32 = 1_500;

/// Waits until no cell is pressed: a cell that is replaced between press and release gets no click.
pub async fn cells() {
    for _ in 0..PRESS_MS / LOOK_MS {
        let pressed = browser::document().and_then(|it| it.query_selector(".cell:active").ok()?);
        if pressed.is_none() {
            return;
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
}

/// Shows how the person wants people to look, and in the first row what they use: that waits while
/// pointer or focus are there.
pub fn know_person(app: &App) {
    let (state, store) = (app.state, Rc::clone(&app.store));
    state.taste.set(store.state().taste().clone());
    if !is_first_row_in_use() {
        state.usage.set(store.state().usage().clone());
        return;
    }
    // As of now: what is picked until then belongs to the next opening.
    let usage = store.state().usage().clone();
    spawn_local(async move {
        while is_first_row_in_use() {
            TimeoutFuture::new(LOOK_MS).await;
        }
        state.usage.set(usage);
    });
}

fn is_first_row_in_use() -> bool {
    let Some(grid) = by_id::<Element>("grid") else { return false };
    let scrolled_px = f64::from(grid.scroll_top());
    [".cell:hover", ".cell:focus"].into_iter().any(|used| {
        let cell = grid.query_selector(used).ok().flatten();
        cell.is_some_and(|cell| {
            let (cell, grid) = (cell.get_bounding_client_rect(), grid.get_bounding_client_rect());
            cell.top() - grid.top() < f64::from(HEADING_PX + CELL_PX) - scrolled_px
        })
    })
}
