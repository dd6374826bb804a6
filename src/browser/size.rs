//! Sizes of elements.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::Element;

/// Calls back when an element's size changes, and once at the start; ends when it is dropped.
pub struct SizeObserver {
    observer: web_sys::ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// Observes an element; `None` where a browser cannot, and then there is only the first call.
    pub fn new(element: &Element, on_change: impl FnMut() + 'static) -> Option<Self> {
        let mut on_change = on_change;
        on_change();
        let closure = Closure::<dyn FnMut()>::new(on_change);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

/// Returns the width of an element's box in CSS pixels, with its fraction: `clientWidth` is rounded.
pub fn exact_width(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
