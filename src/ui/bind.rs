//! Makes elements of the static page interactive: attributes, text and visibility follow signals,
//! and events call handlers. Everything that a binding starts ends with the reactive owner under
//! which it was made.
//!
//! The first file is bound and not rendered: a rendered shell would add 16 KB in brotli to each
//! opening and draw the page a second time. See `docs/decisions/0001-first-file.md`.

use super::{Readable, watch_now};
use crate::browser;
use crate::locale::{Phrase, Text, Texts};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{Read as _, StoredValue};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlTemplateElement};

/// An element to bind. If the page lacks the element, every method does nothing.
#[derive(Clone)]
pub struct Bound(Option<Element>);

/// Binds the first element of the page that matches a selector. A test checks that the page has the
/// selectors of all `bind("…")`; a debug build logs a selector without a match.
pub fn bind(selector: &str) -> Bound {
    let found = browser::document().and_then(|it| it.query_selector(selector).ok()?);
    if cfg!(debug_assertions) && found.is_none() {
        browser::warn(&["the page has no ", selector].concat());
    }
    Bound(found)
}

/// Copies the element in the `<template>` with this id. The copy is not in the page yet.
pub fn instantiate(template_id: &str) -> Bound {
    let template = browser::by_id::<HtmlTemplateElement>(template_id);
    Bound(template.and_then(|template| {
        let copy = template.content().first_element_child()?.clone_node_with_deep(true).ok()?;
        copy.dyn_into().ok()
    }))
}

impl Bound {
    /// Binds the first element inside this one that matches a selector.
    pub fn find(&self, selector: &str) -> Self {
        Self(self.0.as_ref().and_then(|element| element.query_selector(selector).ok()?))
    }

    /// Returns the element, cast to a type.
    pub fn element<E: JsCast>(&self) -> Option<E> {
        self.0.clone()?.dyn_into().ok()
    }

    /// Keeps an attribute equal to a value; `None` removes the attribute.
    pub fn attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.apply_changes(Box::new(value), move |element, value| {
            if element.get_attribute(name).as_deref() != value {
                browser::set_attribute(element, name, value);
            }
        })
    }

    /// Keeps an attribute `"true"` while the condition holds, and absent otherwise.
    pub fn mark(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.attr(name, move || is().then(|| "true".to_owned()))
    }

    /// Keeps the text of the element equal to a value.
    pub fn text(self, value: impl Fn() -> String + 'static) -> Self {
        self.apply_changes(Box::new(move || Some(value())), |element, value| {
            browser::set_text(element, value.unwrap_or_default());
        })
    }

    /// Keeps the text of the element equal to a text in the user's language.
    pub fn word(self, texts: Readable<Arc<Texts>>, text: Text) -> Self {
        self.text(move || texts.read().get(text).to_owned())
    }

    /// Keeps an attribute equal to a text in the user's language.
    pub fn word_attr(self, name: &'static str, texts: Readable<Arc<Texts>>, text: Text) -> Self {
        self.attr(name, move || Some(texts.read().get(text).to_owned()))
    }

    /// Keeps the text of the element equal to a phrase in the user's language.
    pub fn phrase(self, texts: Readable<Arc<Texts>>, phrase: Phrase) -> Self {
        if let Some(element) = self.0.clone() {
            watch_now(move || browser::set_phrase(&element, &texts.read(), &phrase));
        }
        self
    }

    /// Keeps the element hidden while the condition holds.
    pub fn hidden(self, is: impl Fn() -> bool + 'static) -> Self {
        let value = move || is().then(String::new);
        self.apply_changes(Box::new(value), |element, value| {
            browser::set_attribute(element, "hidden", value);
        })
    }

    /// Removes the element from its parent.
    pub fn remove(self) {
        if let Some(element) = self.0 {
            element.remove();
        }
    }

    /// Calls a handler for each event of this name. The handler may prevent the browser's default.
    pub fn on(self, name: &'static str, handler: impl FnMut(&Event) + 'static) -> Self {
        if let Some(element) = &self.0 {
            listen(element, name, handler);
        }
        self
    }

    /// Applies a value now and whenever it changes. Compares values first: writing costs the
    /// browser a layout and moves a screen reader's position.
    fn apply_changes(
        self,
        value: Box<dyn Fn() -> Option<String>>,
        apply: impl Fn(&Element, Option<&str>) + 'static,
    ) -> Self {
        if let Some(element) = self.0.clone() {
            let mut applied: Option<Option<String>> = None;
            watch_now(move || {
                let value = value();
                if applied.as_ref() != Some(&value) {
                    apply(&element, value.as_deref());
                    applied = Some(value);
                }
            });
        }
        self
    }
}

/// Calls a handler for each event of this name at a target, such as the document, as long as the
/// current owner lives. The handler may prevent the browser's default.
pub fn listen(target: &EventTarget, name: &'static str, handler: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    start_listening(target, name, options, Box::new(handler));
}

/// Like [`listen`], but calls the handler in the capture phase, before those of the elements inside
/// the target.
pub fn listen_first(
    target: &EventTarget,
    name: &'static str,
    handler: impl FnMut(&Event) + 'static,
) {
    let options = EventListenerOptions::run_in_capture_phase();
    start_listening(target, name, options, Box::new(handler));
}

fn start_listening(
    target: &EventTarget,
    name: &'static str,
    options: EventListenerOptions,
    handler: Box<dyn FnMut(&Event)>,
) {
    StoredValue::new_local(EventListener::new_with_options(target, name, options, handler));
}

/// Replaces the children of an element.
pub fn replace_children(element: &HtmlElement, children: &[Bound]) {
    element.set_text_content(None);
    for child in children {
        if let Some(child) = &child.0 {
            browser::append(element, &[child]);
        }
    }
}
