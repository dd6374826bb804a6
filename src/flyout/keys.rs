//! The keyboard in a flyout: arrows move among its rows, Tab stays in it.

use super::controller::FlyoutDialog;
use crate::browser::{focus_element, is_composing, root};
use crate::ui::keyboard::is_held_press;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// A key pressed in the flyout. The page's own keys do not see it.
pub fn on_key(flyout: &FlyoutDialog, element: &HtmlElement, event: &KeyboardEvent) {
    event.stop_propagation();
    if is_composing(event) {
        return;
    }
    if is_held_press(event) {
        event.prevent_default();
    } else if event.key() == "Escape" {
        event.prevent_default();
        flyout.close();
    } else if let Some(to) = target_of(element, event) {
        event.prevent_default();
        focus_element(&to);
    }
}

fn target_of(flyout: &HtmlElement, event: &KeyboardEvent) -> Option<HtmlElement> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let rows: Vec<Vec<HtmlElement>> =
        children(flyout, ".flyout-row").iter().map(|row| children(row, "button")).collect();
    let focused = event.target()?;
    let is_focused = |button: &HtmlElement| js_sys::Object::is(&focused, button);
    let at = rows.iter().position(|row| row.iter().any(is_focused))?;
    let row = rows.get(at)?;
    let column = row.iter().position(is_focused)?;
    let onwards = |by: bool| if by { column.checked_add(1) } else { column.checked_sub(1) };
    let in_row = |row: &Vec<HtmlElement>| row.get(column.min(row.len() - 1)).cloned();
    let is_rtl = root().is_some_and(|root| root.dir() == "rtl");
    match event.key().as_str() {
        "ArrowRight" => row.get(onwards(!is_rtl)?).cloned(),
        "ArrowLeft" => row.get(onwards(is_rtl)?).cloned(),
        "ArrowDown" => in_row(rows.get(at + 1)?),
        "ArrowUp" => in_row(rows.get(at.checked_sub(1)?)?),
        "Home" => row.first().cloned(),
        "End" => row.last().cloned(),
        "Tab" => {
            let all = rows.concat();
            let here = all.iter().position(is_focused)?;
            let by = if event.shift_key() { all.len() - 1 } else { 1 };
            all.get((here + by) % all.len()).cloned()
        }
        _ => None,
    }
}

fn children(element: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = element.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
