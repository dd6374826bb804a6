//! Ends a request that takes too long, or that nobody waits for any more: a server that hangs never
//! reports.

use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{AbortController, AbortSignal};

/// A signal that aborts a request after a time. Dropping it lets the request run.
pub struct Abort {
    controller: Option<AbortController>,
    is_late: Rc<Cell<bool>>,
    _timeout: Option<Timeout>,
}

impl Abort {
    /// Aborts after so many milliseconds.
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

    /// What the request is to listen to.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Aborts it now.
    pub fn now(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    /// Whether the time was over.
    pub fn is_late(&self) -> bool {
        self.is_late.get()
    }
}
