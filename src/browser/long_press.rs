//! A press that lasts.

use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, PointerEvent};

/// A press is long after this many milliseconds, as on the platforms that have one.
const LONG_PRESS_MS: u32 = 500;

/// A finger is never quite still: so many CSS pixels are no movement.
const STILL_PX: i32 = 10;

/// A press that may become a long one.
#[derive(Default)]
pub struct LongPress {
    timer: RefCell<Option<Timeout>>,
    at: Cell<(i32, i32)>,
}

impl LongPress {
    /// A pointer is pressed: calls `act` unless the press ends or moves before it is a long one.
    pub fn begin(&self, pointer: &PointerEvent, act: impl FnOnce() + 'static) {
        self.at.set((pointer.client_x(), pointer.client_y()));
        self.timer.replace(Some(Timeout::new(LONG_PRESS_MS, act)));
    }

    /// A pointer moves.
    pub fn move_to(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let (x, y) = self.at.get();
        let far = |now: i32, then: i32| (now - then).abs() > STILL_PX;
        if far(pointer.client_x(), x) || far(pointer.client_y(), y) {
            self.end();
        }
    }

    /// The press ends.
    pub fn end(&self) {
        self.timer.replace(None);
    }
}
