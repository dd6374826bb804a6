//! Elements made by hand, for views that are not worth a framework's bytes.

use super::page::{document, set_attribute};
use crate::emoji::FontOrder;
use crate::locale::{Phrase, Texts};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A new element with a class. `None` only where there is no document or no such element.
pub fn element<E: JsCast>(name: &str, class: &str) -> Option<E> {
    let element = document()?.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element.dyn_into().ok()
}

/// A new button that says what it does in an attribute, `data-action` or the like.
pub fn button(class: &str, data: &str, value: &str) -> Option<HtmlElement> {
    let button: HtmlElement = element("button", class)?;
    set_attribute(&button, "type", Some("button"));
    set_attribute(&button, data, Some(value));
    Some(button)
}

/// Puts elements at the end of another one.
pub fn append(parent: &Element, children: &[&Element]) {
    for child in children {
        // Only what contains its parent cannot be appended.
        parent.append_child(child).ok();
    }
}

/// The text of an element, written only if it is another one: writing costs a layout, and moves
/// a screen reader's place.
pub fn set_text(element: &Element, text: &str) {
    if element.text_content().is_none_or(|old| old != text) {
        element.set_text_content(Some(text));
    }
}

/// The words of a phrase. What fills it has a direction of its own, and leaves the words around it
/// where they are.
pub fn set_phrase(element: &Element, texts: &Texts, phrase: &Phrase) {
    let words = phrase.words(texts);
    if element.text_content().is_some_and(|old| old == words) {
        return;
    }
    let parts = phrase.filling().zip(texts.get(phrase.text()).split_once("{}"));
    let filled = parts.and_then(|(filling, (before, after))| {
        let bdi: Element = self::element("bdi", "")?;
        bdi.set_text_content(Some(filling));
        element.set_text_content(Some(before));
        element.append_child(&bdi).ok()?;
        element.append_with_str_1(after).ok()
    });
    if filled.is_none() {
        element.set_text_content(Some(&words));
    }
}

/// Adds or removes a class.
pub fn set_class(element: &Element, class: &str, on: bool) {
    // Only a name with blanks can fail here.
    element.class_list().toggle_with_force(class, on).ok();
}

/// Hides an element or shows it.
pub fn set_hidden(element: &HtmlElement, hidden: bool) {
    if element.hidden() != hidden {
        element.set_hidden(hidden);
    }
}

/// Puts an element into another one, before one of its children or at its end; or takes it out.
pub fn set_present(element: &Element, parent: &Element, before: Option<&Element>, is: bool) {
    if is == (element.parent_element().as_ref() == Some(parent)) {
        return;
    }
    if is {
        // Only a sibling that is not there (any more) can fail here.
        parent.insert_before(element, before.map(AsRef::as_ref)).ok();
    } else {
        element.remove();
    }
}

/// A CSS property, by a means that a strict policy allows.
pub fn set_px(element: &HtmlElement, property: &str, px: u32) {
    // Only a property that is read-only can fail here.
    element.style().set_property(property, &[&*px.to_string(), "px"].concat()).ok();
}

/// `true` or `false` as an attribute's value.
pub const fn flag(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// The nearest element around an event's target, the target included, that fits a selector.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.dyn_into().ok()
}

/// The elements inside another one that fit a selector, in the order of the page.
pub fn elements(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = parent.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Has an element's emoji drawn in an order of the fonts.
pub fn mark_fonts(element: &Element, order: FontOrder) {
    let number = order.number().to_string();
    set_attribute(element, "data-font", Some(&*number).filter(|_| order != FontOrder::USUAL));
}
