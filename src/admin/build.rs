//! Elements of the page, made by hand.

use crate::browser::{append, element, set_attribute, set_text};
use web_sys::{Element, HtmlElement};

/// A new element at the end of another one.
pub(super) fn child(parent: &Element, name: &str, class: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = element(name, class)?;
    if !text.is_empty() {
        set_text(&element, text);
    }
    append(parent, &[&element]);
    Some(element)
}

/// A new button; `action` says what it does.
pub(super) fn button(
    parent: &Element,
    class: &str,
    action: &str,
    text: &str,
) -> Option<HtmlElement> {
    let button = child(parent, "button", class, text)?;
    set_attribute(&button, "type", Some("button"));
    set_attribute(&button, "data-action", Some(action));
    Some(button)
}

/// A part of the page under a heading of its own.
pub(super) fn card(parent: &Element, id: &str, heading: &str) -> Option<HtmlElement> {
    let card = child(parent, "section", "admin-card", "")?;
    let heading_id = [id, "-heading"].concat();
    set_attribute(&card, "id", Some(id));
    set_attribute(&card, "aria-labelledby", Some(&heading_id));
    let heading = child(&card, "h2", "admin-heading", heading)?;
    set_attribute(&heading, "id", Some(&heading_id));
    Some(card)
}
