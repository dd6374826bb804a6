//! Defers changes to cells under the pointer or the focus: a click would otherwise pick another
//! emoji, or none.

use super::App;
use crate::browser::{self, by_id, closest};
use crate::ui::emoji_grid::{CELL_PX, HEADING_PX};
use futures_channel::oneshot;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget};

/// Interval between two checks whether a cell is still pressed, in milliseconds.
const POLL_MS: u32 = 100;

/// Longest wait for the release of a pressed cell, in milliseconds.
const MAX_PRESS_MS: u32 = 1_500;

/// Waits until no cell is pressed: a cell that is replaced between press and release gets no click.
pub async fn no_cell_pressed() {
    for _ in 0..MAX_PRESS_MS / POLL_MS {
        let pressed = browser::document().and_then(|it| it.query_selector(".cell:active").ok()?);
        if pressed.is_none() {
            return;
        }
        TimeoutFuture::new(POLL_MS).await;
    }
}

/// Whether the pointer or the focus is in the first row. It listens from the start: for a while
/// after rows were replaced, the browser does not report what is under a resting pointer.
pub struct FirstRow {
    is_pointed: Rc<Cell<bool>>,
    waiting: Rc<Cell<Option<oneshot::Sender<()>>>>,
    _listeners: Option<[EventListener; 3]>,
}

impl FirstRow {
    /// Starts to listen.
    pub fn watch() -> Self {
        let is_pointed = Rc::new(Cell::new(is_in_first_row(".cell:hover")));
        let waiting = Rc::<Cell<Option<oneshot::Sender<()>>>>::default();
        let on = |target: &EventTarget, name: &'static str| {
            let (is_pointed, waiting) = (Rc::clone(&is_pointed), Rc::clone(&waiting));
            EventListener::new(target, name, move |event| {
                match name {
                    "pointerover" => is_pointed.set(
                        closest(event, ".cell").is_some_and(|cell| is_cell_in_first_row(&cell)),
                    ),
                    "pointerleave" => is_pointed.set(false),
                    _ => {}
                }
                let Some(sender) = waiting.take() else { return };
                if is_pointed.get() || is_in_first_row(".cell:focus") {
                    waiting.set(Some(sender));
                } else {
                    // Fails if the task no longer waits.
                    sender.send(()).ok();
                }
            })
        };
        let document = browser::document();
        let listeners = document.and_then(|document| {
            let root = document.document_element()?;
            let [over, focus] = ["pointerover", "focusin"].map(|name| on(&document, name));
            Some([over, focus, on(&root, "pointerleave")])
        });
        Self { is_pointed, waiting, _listeners: listeners }
    }

    /// Waits until neither pointer nor focus is in the first row. Returns `false` if a later call
    /// waits instead.
    async fn wait_until_left(&self) -> bool {
        if !self.is_pointed.get() && !is_in_first_row(".cell:focus") {
            return true;
        }
        let (sender, left) = oneshot::channel();
        self.waiting.set(Some(sender));
        left.await.is_ok()
    }
}

/// Applies the user's skin preferences at once, and the user's emoji to the first row as soon as
/// neither pointer nor focus is there.
pub fn apply_person_when_idle(app: &App) {
    let (state, person) = (app.ctx.picker, app.ctx.store.state());
    state.set_skin_preferences(person.skin_preferences().clone());
    // The usage as of now: picks during the wait appear at the next opening.
    let usage = person.usage().clone();
    let first_row = Rc::clone(&app.first_row);
    spawn_local(async move {
        if first_row.wait_until_left().await {
            state.set_usage(usage);
        }
    });
}

fn is_in_first_row(selector: &str) -> bool {
    let found = browser::document().and_then(|it| it.query_selector(selector).ok()?);
    found.is_some_and(|cell| is_cell_in_first_row(&cell))
}

fn is_cell_in_first_row(cell: &Element) -> bool {
    let Some(grid) = by_id::<Element>("grid").filter(|grid| grid.contains(Some(cell))) else {
        return false;
    };
    let above = cell.get_bounding_client_rect().top() - grid.get_bounding_client_rect().top();
    above + f64::from(grid.scroll_top()) < f64::from(HEADING_PX + CELL_PX)
}
