//! Keeps the focus inside a dialog while the user presses Tab.

use crate::browser::elements;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Elements that Tab stops at.
const TAB_STOPS: &str = "button, input, select, textarea, a[href]";

/// Returns the element that Tab, or Shift+Tab, leads to: the next one in the dialog, and the first
/// one after the last. `None` if the event's target is not a tab stop of the dialog.
pub fn next_tab_stop(dialog: &Element, event: &KeyboardEvent) -> Option<HtmlElement> {
    let stops = elements(dialog, TAB_STOPS);
    let focused = event.target()?;
    let at = stops.iter().position(|stop| js_sys::Object::is(&focused, stop))?;
    let next = if event.shift_key() {
        at.checked_sub(1).unwrap_or(stops.len() - 1)
    } else {
        (at + 1) % stops.len()
    };
    stops.into_iter().nth(next)
}
