//! A row of buttons as one stop of the Tab key (WAI-ARIA practices, "roving tabindex").

use crate::browser::{focus_element, root};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, WheelEvent};

/// Arrow keys, Home and End move the focus among a row's buttons, and the wheel of a mouse
/// scrolls the row. Ends when it is dropped.
pub struct RovingFocus {
    _listeners: [EventListener; 3],
}

impl RovingFocus {
    /// Among the buttons in an element, also those that come later.
    pub fn among(row: &Element) -> Option<Self> {
        let row: HtmlElement = row.clone().dyn_into().ok()?;
        mark(&row, 0);
        let options = EventListenerOptions::enable_prevent_default();
        let on_key = {
            let row = row.clone();
            EventListener::new_with_options(&row.clone(), "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                if let Some(to) = target_of(&row, key) {
                    event.prevent_default();
                    focus_element(&to);
                }
            })
        };
        // By whatever means a button gets the focus: the Tab key comes back to it.
        let on_focus = {
            let row = row.clone();
            EventListener::new(&row.clone(), "focusin", move |event| {
                let focused = event.target();
                let at = buttons(&row).iter().position(|button| {
                    focused.as_ref().is_some_and(|focused| js_sys::Object::is(focused, button))
                });
                mark(&row, at.unwrap_or(0));
            })
        };
        let on_wheel = {
            let row = row.clone();
            EventListener::new_with_options(&row.clone(), "wheel", options, move |event| {
                let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
                if wheel.delta_y().abs() > wheel.delta_x().abs() && !wheel.ctrl_key() {
                    event.prevent_default();
                    let delta = if is_rtl() { -wheel.delta_y() } else { wheel.delta_y() };
                    row.scroll_by_with_x_and_y(delta, 0.0);
                }
            })
        };
        Some(Self { _listeners: [on_key, on_focus, on_wheel] })
    }
}

/// The button that a key leads to. The first one stands where its language begins.
fn target_of(row: &HtmlElement, event: &KeyboardEvent) -> Option<HtmlElement> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let buttons = buttons(row);
    let focused = event.target()?;
    let at = buttons.iter().position(|button| js_sys::Object::is(&focused, button))?;
    let last = buttons.len().checked_sub(1)?;
    let to = match event.key().as_str() {
        "Home" => 0,
        "End" => last,
        "ArrowRight" | "ArrowLeft" => {
            let onwards = (event.key() == "ArrowRight") != is_rtl();
            if onwards { (at + 1).min(last) } else { at.saturating_sub(1) }
        }
        _ => return None,
    };
    buttons.get(to).cloned()
}

fn is_rtl() -> bool {
    root().is_some_and(|root| root.dir() == "rtl")
}

fn mark(row: &HtmlElement, stop: usize) {
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
