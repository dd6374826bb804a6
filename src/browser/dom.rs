//! Creates and changes elements without a framework. The first file uses it: as Leptos views, the
//! same parts were 27 KB larger in brotli (`docs/decisions/0001-first-file.md`).

use super::page::{document, set_attribute};
use crate::emoji::FontOrder;
use crate::locale::{Phrase, Texts};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Creates an element with a class. `None` only without a document, or if `E` is not its type.
pub fn element<E: JsCast>(name: &str, class: &str) -> Option<E> {
    let element = document()?.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element.dyn_into().ok()
}

/// Appends elements to another one.
pub fn append(parent: &Element, children: &[&Element]) {
    for child in children {
        // Only an element that contains `parent` fails.
        parent.append_child(child).ok();
    }
}

/// Sets the text of an element if it differs: writing the same text costs a layout and moves a
/// screen reader's cursor.
pub fn set_text(element: &Element, text: &str) {
    if element.text_content().is_none_or(|old| old != text) {
        element.set_text_content(Some(text));
    }
}

/// Sets the text of an element to a phrase. The filling is isolated in a `<bdi>`, so that its
/// writing direction does not reorder the words around it.
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
pub fn set_class(element: &Element, class: &str, is_on: bool) {
    // Only a name with spaces fails.
    element.class_list().toggle_with_force(class, is_on).ok();
}

/// Sets a CSS property in pixels. Unlike a `style` attribute, a strict Content Security Policy
/// allows this.
pub fn set_px(element: &HtmlElement, property: &str, px: u32) {
    // Only a read-only property fails.
    element.style().set_property(property, &[&*px.to_string(), "px"].concat()).ok();
}

/// Returns the value of a boolean ARIA attribute: `true` or `false`.
pub const fn flag(is_set: bool) -> &'static str {
    if is_set { "true" } else { "false" }
}

/// Returns the event's target or its nearest ancestor that matches a selector.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.dyn_into().ok()
}

/// The elements inside another one that fit a selector, in the order of the page.
pub fn elements(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = parent.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Sets the order of fonts that draws the emoji of an element, as `data-font`.
pub fn mark_fonts(element: &Element, order: FontOrder) {
    let number = order.number().to_string();
    set_attribute(element, "data-font", Some(&*number).filter(|_| order != FontOrder::USUAL));
}
