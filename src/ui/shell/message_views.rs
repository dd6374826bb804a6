//! The messages on screen, in the places that the static page has for them.

use crate::browser::{self, append, button, by_id, element, set_attribute, set_phrase};
use crate::locale::{Phrase, Text, Texts};
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use crate::ui::{Messages, Notice, Toast, ToastKind};
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Shows the messages for as long as the current owner lives.
pub fn follow(messages: Messages) {
    redraw(messages, "notices", move |place, texts, listeners| {
        for notice in messages.notices.get() {
            append_notice(place, messages, texts, notice, listeners);
        }
    });
    redraw(messages, "toasts", move |place, texts, listeners| {
        if let Some(toast) = messages.toast.get() {
            append_toast(place, messages, texts, toast, listeners);
        }
    });
}

/// Draws a place anew whenever what it shows, or the language, has changed.
fn redraw(
    messages: Messages,
    id: &str,
    draw: impl Fn(&HtmlElement, &Texts, &mut Vec<EventListener>) + 'static,
) {
    let Some(place) = by_id::<HtmlElement>(id) else { return };
    let mut listeners = Vec::new();
    watch_now(move || {
        let focused = focused_button(&place);
        listeners.clear();
        place.set_text_content(None);
        draw(&place, &messages.texts.read(), &mut listeners);
        if let Some(selector) = focused {
            match place.query_selector(&selector) {
                Ok(Some(button)) => browser::focus_element(button.unchecked_ref()),
                // There the focus in a field would bring a keyboard up.
                _ if browser::has_touch_screen() => focus_selected_tab(),
                _ => search_field::focus(),
            }
        }
    });
}

fn focus_selected_tab() {
    let tab = browser::document()
        .and_then(|document| document.query_selector("[role=tab][aria-selected=true]").ok()?);
    if let Some(tab) = tab {
        browser::focus_element(tab.unchecked_ref());
    }
}

/// Returns a selector that finds the focused button again after a redraw.
fn focused_button(place: &HtmlElement) -> Option<String> {
    let focused = browser::focused().filter(|focused| place.contains(Some(focused)))?;
    let part = |element: &Element, name: &str| {
        let value = element.get_attribute(name).unwrap_or_default();
        ["[", name, "='", &*value, "']"].concat()
    };
    let message = focused.closest("[data-about]").ok()??;
    Some([part(&message, "data-about"), " ".to_owned(), part(&focused, "data-action")].concat())
}

fn append_notice(
    place: &Element,
    messages: Messages,
    texts: &Texts,
    notice: Notice,
    listeners: &mut Vec<EventListener>,
) -> Option<()> {
    let row: Element = element("div", "notice")?;
    set_attribute(&row, "data-about", Some(notice.kind.name()));
    append(&row, &[&words("notice-text", texts, &notice.text)?]);
    let kind = notice.kind;
    if let Some(retry) = notice.retry {
        let again = button("button quiet", "data-action", "retry")?;
        again.set_text_content(Some(texts.get(Text::Retry)));
        append(&row, &[&again]);
        listeners.push(EventListener::new(&again, "click", move |_| {
            messages.close_notice(kind);
            retry();
        }));
    }
    let close = close_button(texts)?;
    append(&row, &[&close]);
    append(place, &[&row]);
    listeners.push(EventListener::new(&close, "click", move |_| messages.close_notice(kind)));
    Some(())
}

fn append_toast(
    place: &Element,
    messages: Messages,
    texts: &Texts,
    toast: Toast,
    listeners: &mut Vec<EventListener>,
) -> Option<()> {
    let passes = matches!(toast.kind, ToastKind::Done | ToastKind::Act(_));
    let view: Element = element("div", if passes { "toast" } else { "toast failure-toast" })?;
    set_attribute(&view, "data-about", Some(&*messages.toast_number()));
    append(&view, &[&words("toast-text", texts, &toast.text)?]);
    append(place, &[&view]);
    match toast.kind {
        ToastKind::Done | ToastKind::Failure => {}
        ToastKind::Act(action) => {
            let act = button("button quiet", "data-action", "toast")?;
            act.set_text_content(Some(texts.get(action.label)));
            append(&view, &[&act]);
            listeners.push(EventListener::new(&act, "click", move |_| (action.act)()));
        }
        ToastKind::OfferCopy(what) => {
            let copy = button("button", "data-action", "copy")?;
            copy.set_text_content(Some(texts.get(Text::Copy)));
            append(&view, &[&copy]);
            let on_click = move |_: &_| messages.copy(what.clone());
            listeners.push(EventListener::new(&copy, "click", on_click));
        }
        ToastKind::Selected(text) => {
            let field: HtmlInputElement = element("input", "text-out-field")?;
            field.set_read_only(true);
            field.set_value(&text);
            append(&view, &[&field]);
            field.select();
        }
    }
    if !passes {
        let close = close_button(texts)?;
        append(&view, &[&close]);
        listeners.push(EventListener::new(&close, "click", move |_| messages.close_toast()));
    }
    Some(())
}

fn words(class: &str, texts: &Texts, phrase: &Phrase) -> Option<Element> {
    let words: Element = element("span", class)?;
    set_attribute(&words, "dir", Some("auto"));
    set_phrase(&words, texts, phrase);
    Some(words)
}

fn close_button(texts: &Texts) -> Option<HtmlElement> {
    let close = button("button quiet icon", "data-action", "close")?;
    close.set_text_content(Some("×"));
    set_attribute(&close, "aria-label", Some(texts.get(Text::Dismiss)));
    Some(close)
}
