//! The keyboard in a flyout: arrow keys move in its rows and between them, Tab stays inside.

use super::controller::OpenFlyout;
use crate::browser::{elements, focus_element, is_composing, root};
use crate::ui::focus_trap::next_tab_stop;
use crate::ui::keyboard::is_held_press;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Handles a key pressed in the flyout. The page's own key handler does not see the event.
pub fn on_key(flyout: OpenFlyout, event: &KeyboardEvent) {
    event.stop_propagation();
    if is_composing(event) {
        return;
    }
    if is_held_press(event) {
        event.prevent_default();
    } else if event.key() == "Escape" {
        event.prevent_default();
        flyout.close();
    } else if let Some(button) = target_of(event) {
        event.prevent_default();
        focus_element(&button);
    }
}

/// Returns the button that a key moves the focus to.
fn target_of(event: &KeyboardEvent) -> Option<HtmlElement> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let dialog: Element = event.current_target()?.dyn_into().ok()?;
    let key = event.key();
    if key == "Tab" {
        return next_tab_stop(&dialog, event);
    }
    let rows: Vec<_> =
        elements(&dialog, ".flyout-row").iter().map(|row| elements(row, "button")).collect();
    let focused = event.target()?;
    let is_focused = |button: &HtmlElement| js_sys::Object::is(&focused, button);
    let (row_index, column) = rows
        .iter()
        .enumerate()
        .find_map(|(index, row)| Some((index, row.iter().position(is_focused)?)))?;
    let row = rows.get(row_index)?;
    let is_rtl = root().is_some_and(|root| root.dir() == "rtl");
    let button = match &*key {
        "ArrowRight" | "ArrowLeft" => {
            let is_forward = (key == "ArrowRight") != is_rtl;
            row.get(if is_forward { column + 1 } else { column.checked_sub(1)? })
        }
        "ArrowDown" | "ArrowUp" => {
            let is_down = key == "ArrowDown";
            let row =
                rows.get(if is_down { row_index + 1 } else { row_index.checked_sub(1)? })?;
            row.get(column).or_else(|| row.last())
        }
        "Home" => row.first(),
        "End" => row.last(),
        _ => None,
    };
    button.cloned()
}
