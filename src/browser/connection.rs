//! The state of the network connection.

use super::page::window;
use gloo_events::EventListener;

/// Returns `navigator.onLine`. `true` does not prove that the internet is reachable.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// A listener for the `online` event, removed on drop.
pub struct BackOnline {
    _listener: Option<EventListener>,
}

impl BackOnline {
    /// Calls `on_online` each time the browser is online again.
    pub fn follow(on_online: impl Fn() + 'static) -> Self {
        let listener =
            window().map(|window| EventListener::new(&window, "online", move |_| on_online()));
        Self { _listener: listener }
    }
}
