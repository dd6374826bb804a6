//! The messages on screen: notices and the toast.

use super::search_field;
use crate::app::AppContext;
use crate::browser;
use crate::locale::Text;
use crate::ui::bind::{Bound, bind, instantiate, replace_children};
use crate::ui::{Action, Notice, Toast, ToastKind, watch_now};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Shows the messages for as long as the current owner lives.
pub fn start(ctx: AppContext) {
    let messages = ctx.messages;
    show_all("#notices", move || {
        messages.notices.get().into_iter().map(|notice| notice_view(ctx, notice)).collect()
    });
    show_all("#toasts", move || {
        messages.toast.get().into_iter().map(|toast| toast_view(ctx, toast)).collect()
    });
}

/// Fills an element with views. If one of the replaced views had the focus, moves it to the same
/// button of the same message.
fn show_all(container: &str, views: impl Fn() -> Vec<Bound> + 'static) {
    let Some(container) = bind(container).element::<HtmlElement>() else { return };
    watch_now(move || {
        let focused = focused_button(&container);
        replace_children(&container, &views());
        select_text(&container);
        if let Some(selector) = focused {
            let button = container.query_selector(&selector).ok().flatten();
            match button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                Some(button) => browser::focus_element(&button),
                // On a touch screen, the focus in a field would open the on-screen keyboard.
                None if browser::has_touch_screen() => focus_selected_tab(),
                None => search_field::focus(),
            }
        }
    });
}

fn focus_selected_tab() {
    if let Some(tab) = bind("[role=tab][aria-selected=true]").element() {
        browser::focus_element(&tab);
    }
}

/// Returns a selector that finds the focused button again.
fn focused_button(container: &HtmlElement) -> Option<String> {
    let focused = browser::focused().filter(|focused| container.contains(Some(focused)))?;
    let part = |element: &Element, name: &str| {
        let value = element.get_attribute(name).unwrap_or_default();
        ["[", name, "='", &*value, "']"].concat()
    };
    let message = focused.closest("[data-about]").ok()??;
    Some([part(&message, "data-about"), " ".to_owned(), part(&focused, "data-action")].concat())
}

/// Selects the text that the user is to copy by hand.
fn select_text(container: &HtmlElement) {
    let field = container.query_selector("input").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

fn notice_view(ctx: AppContext, notice: Notice) -> Bound {
    let (messages, texts) = (ctx.messages, ctx.picker.texts);
    let Notice { kind, text, retry } = notice;
    let view = instantiate("notice").attr("data-about", move || Some(kind.name().to_owned()));
    view.find(".notice-text").phrase(texts, text);
    let button = view.find("[data-action=retry]");
    match retry {
        None => button.remove(),
        Some(retry) => {
            button.word(texts, Text::Retry).on("click", move |_| {
                messages.close_notice(kind);
                retry();
            });
        }
    }
    view.find("[data-action=close]")
        .word_attr("aria-label", texts, Text::Dismiss)
        .on("click", move |_| messages.close_notice(kind));
    view
}

fn toast_view(ctx: AppContext, toast: Toast) -> Bound {
    let (messages, texts) = (ctx.messages, ctx.picker.texts);
    let passes = matches!(toast.kind, ToastKind::Done | ToastKind::Act(_));
    let number = messages.toast_number();
    let view = instantiate(if passes { "toast" } else { "failure-toast" })
        .attr("data-about", move || Some(number.clone()));
    view.find(".toast-text").phrase(texts, toast.text);
    let [act_button, copy_button, field] =
        ["[data-action=toast]", "[data-action=copy]", "input"].map(|part| view.find(part));
    match &toast.kind {
        ToastKind::Act(Action { label, act }) => {
            let act = Rc::clone(act);
            act_button.word(texts, *label).on("click", move |_| act());
        }
        _ => act_button.remove(),
    }
    match &toast.kind {
        ToastKind::OfferCopy(what) => {
            let what = what.clone();
            copy_button.word(texts, Text::Copy).on("click", move |_| messages.copy(what.clone()));
        }
        _ => copy_button.remove(),
    }
    match (&toast.kind, field.element::<HtmlInputElement>()) {
        (ToastKind::Selected(text), Some(input)) => input.set_value(text),
        _ => field.remove(),
    }
    view.find("[data-action=close]")
        .word_attr("aria-label", texts, Text::Dismiss)
        .on("click", move |_| messages.close_toast());
    view
}
