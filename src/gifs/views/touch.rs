//! Fingers on GIFs. A finger cannot point without pressing, so a long press shows what the mouse
//! shows by pointing: the star.

use super::grid::index_at;
use super::tab::Gifs;
use crate::browser::{LongPress, closest, has_touch_screen};
use crate::gifs::GifId;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, PointerEvent};

/// What is pressed.
#[derive(Default)]
pub(super) struct Touch {
    press: LongPress,
    /// The last press was not a mouse's.
    is_finger: Cell<bool>,
    /// Before the last press, the pointer was on the same cell.
    has_pointed: Cell<bool>,
    /// The press was a long one, and the click that may follow it is none.
    swallows_click: Cell<bool>,
    /// The marked GIF was marked for its star: no key has moved the mark since.
    has_marked: Cell<bool>,
}

impl Gifs {
    /// Listens to fingers on the cells for as long as what is returned lives.
    pub(super) fn follow_fingers(&self, canvas: &HtmlElement) -> Vec<EventListener> {
        let on = |name: &'static str, act: fn(&Self, &Event)| {
            let gifs = self.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(canvas, name, options, move |event| act(&gifs, event))
        };
        let end: fn(&Self, &Event) = |gifs, _| gifs.0.touch.press.end();
        vec![
            on("pointerdown", Self::pressed),
            on("pointermove", |gifs, event| gifs.0.touch.press.move_to(event)),
            on("pointerup", end),
            on("pointercancel", end),
            on("pointerleave", end),
            on("contextmenu", Self::menu_asked),
        ]
    }

    fn pressed(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let touch = &self.0.touch;
        touch.swallows_click.set(false);
        touch.is_finger.set(pointer.pointer_type() != "mouse");
        touch.press.end();
        // A finger that comes down counts as pointing only after this event.
        let has_pointed = closest(event, ".gif:hover").is_some() && !has_touch_screen();
        touch.has_pointed.set(has_pointed);
        let Some(index) = index_at(event).filter(|_| touch.is_finger.get()) else { return };
        if pointer.is_primary() {
            let (gifs, pressed) = (self.clone(), self.id_at(index));
            touch.press.begin(pointer, move || {
                // Another list may have arrived under the finger.
                if gifs.id_at(index) == pressed {
                    gifs.hold(index);
                }
            });
        }
    }

    /// Android asks for a menu of the picture, and ends the press before.
    fn menu_asked(&self, event: &Event) {
        let Some(index) = index_at(event).filter(|_| self.0.touch.is_finger.get()) else { return };
        event.prevent_default();
        self.hold(index);
    }

    /// Marks a GIF, whose star can be seen and pressed then.
    fn hold(&self, index: usize) {
        self.0.touch.press.end();
        self.0.touch.swallows_click.set(true);
        self.0.touch.has_marked.set(true);
        self.state_mut().active = Some(index);
        self.update_grid();
    }

    fn id_at(&self, index: usize) -> Option<GifId> {
        self.state().gif(index).map(|gif| gif.id.clone())
    }

    /// A key has moved the mark: it is where Enter picks from now on.
    pub(super) fn marks_by_key(&self) {
        self.0.touch.has_marked.set(false);
    }

    /// Whether the mark only shows a star. The Enter of a touch keyboard is meant for the query.
    pub(super) fn marks_for_star(&self) -> bool {
        self.0.touch.has_marked.get()
    }

    /// Whether a click is only the end of a long press.
    pub(super) fn swallows_click(&self) -> bool {
        self.0.touch.swallows_click.take()
    }

    /// Whether the star of a cell could be seen when it was pressed. The style sheet's `:hover`
    /// alone does not tell: a finger that comes down makes browsers believe that it has pointed.
    pub(super) fn shows_star(&self, index: usize) -> bool {
        let state = self.state();
        let is_favourite = state.gif(index).is_some_and(|gif| state.saved.is_favourite(&gif.id));
        let touch = &self.0.touch;
        !touch.is_finger.get()
            || touch.has_pointed.get()
            || state.active == Some(index)
            || is_favourite
    }
}
