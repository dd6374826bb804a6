//! Preferences of the user's system: reduced motion, data saving, pixel density.

use super::page::window;
use gloo_events::EventListener;
use wasm_bindgen::JsValue;

const REDUCED: &str = "(prefers-reduced-motion: reduce)";

/// A listener for the preference for reduced motion, removed on drop.
pub struct ReducedMotion {
    _listener: Option<EventListener>,
}

impl ReducedMotion {
    /// Calls `on_change` now and at each change, with whether the user prefers reduced motion.
    pub fn follow(on_change: impl Fn(bool) + 'static) -> Self {
        let query = window().and_then(|window| window.match_media(REDUCED).ok()?);
        on_change(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
        let listener = query.map(|query| {
            let target = query.clone();
            EventListener::new(&target, "change", move |_| on_change(query.matches()))
        });
        Self { _listener: listener }
    }
}

/// Returns whether the browser is in its data saving mode (`navigator.connection.saveData`).
pub fn saves_data() -> bool {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    window()
        .and_then(|window| get(&window.navigator(), "connection"))
        .filter(JsValue::is_object)
        .and_then(|connection| get(&connection, "saveData"))
        .is_some_and(|value| value.is_truthy())
}

/// Returns the number of device pixels per CSS pixel, for example 2.0.
pub fn density() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}
