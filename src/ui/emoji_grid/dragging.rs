//! Lets the user drag the emoji of a cell out of the picker, as text.

use crate::browser::{closest, set_attribute};
use crate::ui::bind::bind;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, PointerEvent};

/// Makes the cells draggable.
pub fn adopt() {
    bind("#panel")
        // Only for a mouse: a finger that rests on a draggable element starts a drag, so a long
        // press would never open the flyout.
        .on("pointerdown", |event| {
            let pointer = event.dyn_ref::<PointerEvent>();
            let cell = pointer
                .filter(|pointer| pointer.pointer_type() == "mouse")
                .and_then(|_| closest(event, "[data-emoji]"));
            if let Some(cell) = cell {
                set_attribute(&cell, "draggable", Some("true"));
            }
        })
        .on("dragstart", |event| {
            let emoji =
                closest(event, "[data-emoji]").and_then(|it| it.get_attribute("data-emoji"));
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            if let (Some(emoji), Some(data)) = (emoji, data) {
                data.set_effect_allowed("copy");
                // Fails only for read-only data; the data of a starting drag can be written.
                data.set_data("text/plain", &emoji).ok();
            }
        });
}
