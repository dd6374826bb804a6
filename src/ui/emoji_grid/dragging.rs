//! A cell that is dragged out of the picker gives its emoji as text.

use crate::browser::{closest, set_attribute};
use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, HtmlElement, PointerEvent};

/// Listens for as long as what is returned lives. `panel` contains the cells.
pub fn listen(panel: &HtmlElement) -> [EventListener; 2] {
    [
        // Only for a mouse: a finger that rests on something draggable starts to drag it, and
        // would never open the flyout.
        EventListener::new(panel, "pointerdown", |event| {
            let pointer = event.dyn_ref::<PointerEvent>();
            let cell = pointer
                .filter(|pointer| pointer.pointer_type() == "mouse")
                .and_then(|_| closest(event, "[data-emoji]"));
            if let Some(cell) = cell {
                set_attribute(&cell, "draggable", Some("true"));
            }
        }),
        EventListener::new(panel, "dragstart", |event| {
            let emoji =
                closest(event, "[data-emoji]").and_then(|it| it.get_attribute("data-emoji"));
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            if let (Some(emoji), Some(data)) = (emoji, data) {
                data.set_effect_allowed("copy");
                // Fails for data that are read-only, which a drag that begins has not.
                data.set_data("text/plain", &emoji).ok();
            }
        }),
    ]
}
