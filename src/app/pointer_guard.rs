//! Nothing changes under a person's pointer: a click on one emoji would pick another, or none.

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

/// How often it is looked whether the person has gone elsewhere, in milliseconds.
const LOOK_MS: u32 = 100;

/// A button that is held for longer than this is not waited for, in milliseconds.
const PRESS_MS: u32 = 1_500;

/// Waits until no cell is pressed: a cell that is replaced between press and release gets no click.
pub async fn no_cell_pressed() {
    for _ in 0..PRESS_MS / LOOK_MS {
        let pressed = browser::document().and_then(|it| it.query_selector(".cell:active").ok()?);
        if pressed.is_none() {
            return;
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
}

/// Whether pointer or focus are in the first row. It is watched from the start: what is under a
/// pointer that rests is not known for a while after rows were replaced.
pub struct FirstRow {
    is_pointed: Rc<Cell<bool>>,
    waiting: Rc<Cell<Option<oneshot::Sender<()>>>>,
    _listeners: Option<[EventListener; 3]>,
}

impl FirstRow {
    /// Begins to watch.
    pub fn watch() -> Self {
        let is_pointed = Rc::new(Cell::new(is_in_first_row(".cell:hover")));
        let waiting = Rc::<Cell<Option<oneshot::Sender<()>>>>::default();
        let on = |target: &EventTarget, name: &'static str| {
            let (is_pointed, waiting) = (Rc::clone(&is_pointed), Rc::clone(&waiting));
            EventListener::new(target, name, move |event| {
                match name {
                    "pointerover" => is_pointed
                        .set(closest(event, ".cell").is_some_and(|cell| lies_first(&cell))),
                    "pointerleave" => is_pointed.set(false),
                    _ => {}
                }
                let Some(sender) = waiting.take() else { return };
                if is_pointed.get() || is_in_first_row(".cell:focus") {
                    waiting.set(Some(sender));
                } else {
                    // Nobody may be waiting any more.
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

    /// Waits until both are elsewhere. `false`: somebody else waits instead.
    async fn left(&self) -> bool {
        if !self.is_pointed.get() && !is_in_first_row(".cell:focus") {
            return true;
        }
        let (sender, left) = oneshot::channel();
        self.waiting.set(Some(sender));
        left.await.is_ok()
    }
}

/// Shows how the person wants people to look, and in the first row what they use: that waits while
/// pointer or focus are there.
pub fn apply_person_when_idle(app: &App) {
    let (state, person) = (app.ctx.picker, app.ctx.store.state());
    state.set_skin_preferences(person.skin_preferences().clone());
    // As of now: what is picked until then belongs to the next opening.
    let usage = person.usage().clone();
    let first_row = Rc::clone(&app.first_row);
    spawn_local(async move {
        if first_row.left().await {
            state.set_usage(usage);
        }
    });
}

fn is_in_first_row(selector: &str) -> bool {
    let found = browser::document().and_then(|it| it.query_selector(selector).ok()?);
    found.is_some_and(|cell| lies_first(&cell))
}

fn lies_first(cell: &Element) -> bool {
    let Some(grid) = by_id::<Element>("grid").filter(|grid| grid.contains(Some(cell))) else {
        return false;
    };
    let above = cell.get_bounding_client_rect().top() - grid.get_bounding_client_rect().top();
    above + f64::from(grid.scroll_top()) < f64::from(HEADING_PX + CELL_PX)
}
