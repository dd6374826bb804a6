//! Whether there is a network.

use super::page::window;
use gloo_events::EventListener;

/// Whether the browser thinks that it has a network. `true` proves nothing.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Tells when the browser has a network again. Ends when dropped.
pub struct BackOnline {
    _listener: Option<EventListener>,
}

impl BackOnline {
    /// Calls back each time.
    pub fn follow(tell: impl Fn() + 'static) -> Self {
        let listener =
            window().map(|window| EventListener::new(&window, "online", move |_| tell()));
        Self { _listener: listener }
    }
}
