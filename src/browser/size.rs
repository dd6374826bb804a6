//! Measures elements and observes their size.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::Element;

/// An observer of an element's size, disconnected on drop.
pub struct SizeObserver {
    observer: web_sys::ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// Calls `on_change` now and whenever the size changes. `None` if the browser has no
    /// `ResizeObserver`; `on_change` is called once in that case too.
    pub fn new(element: &Element, on_change: impl FnMut() + 'static) -> Option<Self> {
        let mut on_change = on_change;
        on_change();
        let closure = Closure::<dyn FnMut()>::new(on_change);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

/// Returns the width of an element's box in CSS pixels, with its fraction: `clientWidth` is
/// rounded.
pub fn exact_width(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}

/// Returns the height of an element's box in CSS pixels, with its fraction.
pub fn exact_height(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// Returns the height of the frame in CSS pixels, rounded down.
pub fn frame_height() -> u32 {
    let height = super::window().and_then(|window| window.inner_height().ok()?.as_f64());
    // The cast saturates. A height is at least 0.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let height = height.unwrap_or_default() as u32;
    height
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
