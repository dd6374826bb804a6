//! Detects long presses.

use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, PointerEvent};

/// Duration of a long press in milliseconds, as on mobile platforms.
const LONG_PRESS_MS: u32 = 500;

/// Movement in CSS pixels that does not cancel a press: a finger is never quite still.
const TOLERANCE_PX: i32 = 10;

/// A pointer press that becomes a long press if it neither moves nor ends in time.
#[derive(Default)]
pub struct LongPress {
    timer: RefCell<Option<Timeout>>,
    at: Cell<(i32, i32)>,
}

impl LongPress {
    /// Starts the timer at `pointerdown`. Calls `on_long_press` unless the press ends or moves
    /// before.
    pub fn begin(&self, pointer: &PointerEvent, on_long_press: impl FnOnce() + 'static) {
        self.at.set((pointer.client_x(), pointer.client_y()));
        self.timer.replace(Some(Timeout::new(LONG_PRESS_MS, on_long_press)));
    }

    /// Handles `pointermove`: cancels the press if the pointer is too far from its start.
    pub fn move_to(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let (x, y) = self.at.get();
        let is_far = |now: i32, then: i32| (now - then).abs() > TOLERANCE_PX;
        if is_far(pointer.client_x(), x) || is_far(pointer.client_y(), y) {
            self.end();
        }
    }

    /// Cancels the press, for example at `pointerup`.
    pub fn end(&self) {
        self.timer.replace(None);
    }
}
