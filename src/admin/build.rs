//! Elements of the page, made by hand. They are made without a way to fail, because each way would
//! be paid for in bytes at each element.

use crate::browser::{append, element, set_attribute, set_text};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// A new element at the end of another one. Where none can be made, which is where there is no
/// document, it is the other one itself.
pub(super) fn child(parent: &Element, name: &str, class: &str, text: &str) -> HtmlElement {
    let Some(element) = element::<HtmlElement>(name, class) else {
        return parent.clone().unchecked_into();
    };
    if !text.is_empty() {
        set_text(&element, text);
    }
    append(parent, &[&element]);
    element
}

/// A new button; `action` says what it does.
pub(super) fn button(parent: &Element, class: &str, action: &str, text: &str) -> HtmlElement {
    let button = child(parent, "button", class, text);
    set_attribute(&button, "type", Some("button"));
    set_attribute(&button, "data-action", Some(action));
    button
}

/// A part of the page under a heading of its own.
pub(super) fn card(parent: &Element, id: &str, heading: &str) -> HtmlElement {
    let card = child(parent, "section", "admin-card", "");
    let heading_id = [id, "-heading"].concat();
    set_attribute(&card, "id", Some(id));
    set_attribute(&card, "aria-labelledby", Some(&heading_id));
    set_attribute(&child(&card, "h2", "admin-heading", heading), "id", Some(&heading_id));
    card
}
