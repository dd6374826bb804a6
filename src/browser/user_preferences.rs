//! What a person asked of their system: less motion, less data.

use super::page::window;
use gloo_events::EventListener;
use wasm_bindgen::JsValue;

const REDUCED: &str = "(prefers-reduced-motion: reduce)";

/// Tells whether the person wants less motion, now and whenever that changes. Ends when dropped.
pub struct ReducedMotion {
    _listener: Option<EventListener>,
}

impl ReducedMotion {
    /// Calls back at once, and at each change.
    pub fn follow(tell: impl Fn(bool) + 'static) -> Self {
        let query = window().and_then(|window| window.match_media(REDUCED).ok()?);
        tell(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
        let listener = query.map(|query| {
            let target = query.clone();
            EventListener::new(&target, "change", move |_| tell(query.matches()))
        });
        Self { _listener: listener }
    }
}

/// Whether the browser is to load little.
pub fn saves_data() -> bool {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    window()
        .and_then(|window| get(&window.navigator(), "connection"))
        .filter(JsValue::is_object)
        .and_then(|connection| get(&connection, "saveData"))
        .is_some_and(|value| value.is_truthy())
}

/// Device pixels per CSS pixel.
pub fn density() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}
