//! Ends a request that takes too long: a server that hangs never reports.

use gloo_timers::callback::Timeout;
use web_sys::{AbortController, AbortSignal};

/// A signal that aborts a request after a time. Dropping it lets the request run.
pub struct Abort {
    controller: Option<AbortController>,
    _timeout: Option<Timeout>,
}

impl Abort {
    /// Aborts after so many milliseconds.
    pub fn after(limit_ms: u32) -> Self {
        let controller = AbortController::new().ok();
        let timeout =
            controller.clone().map(|controller| Timeout::new(limit_ms, move || controller.abort()));
        Self { controller, _timeout: timeout }
    }

    /// What the request is to listen to.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}
