//! Makes a row of buttons one tab stop (WAI-ARIA practices, “roving tabindex”).

use super::bind::listen;
use super::keymap::{Ends, Key, target_in_row};
use crate::browser::{focus_element, is_rtl};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, WheelEvent};

/// Lets arrow keys, Home and End move the focus among the buttons in a row, also among those that
/// are added later, and lets the wheel of a mouse scroll the row. The handlers end with the current
/// owner.
pub fn adopt(row: &HtmlElement) {
    mark_stop(row, 0);
    let own = row.clone();
    listen(row, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if let Some(to) = target_of(&own, key) {
            event.prevent_default();
            focus_element(&to);
        }
    });
    // Whichever way a button gets the focus, it becomes the tab stop.
    let own = row.clone();
    listen(row, "focusin", move |event| {
        let focused = event.target();
        let at = buttons(&own).iter().position(|button| {
            focused.as_ref().is_some_and(|focused| js_sys::Object::is(focused, button))
        });
        mark_stop(&own, at.unwrap_or(0));
    });
    let own = row.clone();
    listen(row, "wheel", move |event| {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        if wheel.delta_y().abs() > wheel.delta_x().abs() && !wheel.ctrl_key() {
            event.prevent_default();
            let delta = if is_rtl() { -wheel.delta_y() } else { wheel.delta_y() };
            own.scroll_by_with_x_and_y(delta, 0.0);
        }
    });
}

fn target_of(row: &HtmlElement, event: &KeyboardEvent) -> Option<HtmlElement> {
    let buttons = buttons(row);
    let focused = event.target()?;
    let at = buttons.iter().position(|button| js_sys::Object::is(&focused, button))?;
    let to = target_in_row(&Key::of(event), at, buttons.len(), Ends::Stop, is_rtl())?;
    buttons.get(to).cloned()
}

fn mark_stop(row: &HtmlElement, stop: usize) {
    for (at, button) in buttons(row).iter().enumerate() {
        button.set_tab_index(if at == stop { 0 } else { -1 });
    }
}

fn buttons(row: &HtmlElement) -> Vec<HtmlElement> {
    let children = row.children();
    (0..children.length())
        .filter_map(|at| children.item(at)?.dyn_into::<HtmlElement>().ok())
        .collect()
}
