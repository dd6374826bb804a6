//! Aborts requests that time out or are no longer needed: a server that hangs never reports an
//! error.

use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{AbortController, AbortSignal};

/// An abort signal with a timeout. Dropping it cancels the timeout and does not abort the request.
pub struct Abort {
    controller: Option<AbortController>,
    is_late: Rc<Cell<bool>>,
    _timeout: Option<Timeout>,
}

impl Abort {
    /// Creates a signal that aborts after `limit_ms` milliseconds.
    pub fn after(limit_ms: u32) -> Self {
        let controller = AbortController::new().ok();
        let is_late = Rc::new(Cell::new(false));
        let timeout = controller.clone().map(|controller| {
            let is_late = Rc::clone(&is_late);
            Timeout::new(limit_ms, move || {
                is_late.set(true);
                controller.abort();
            })
        });
        Self { controller, is_late, _timeout: timeout }
    }

    /// Returns the signal for the request's `signal` option.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Aborts the request now.
    pub fn now(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    /// Returns whether the timeout has aborted the request.
    pub fn is_late(&self) -> bool {
        self.is_late.get()
    }
}
