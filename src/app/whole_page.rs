//! Roles that are no picker: a page of words in its place.

use super::App;
use crate::browser::{self, append, by_id, element, set_attribute, set_phrase, set_text};
use crate::locale::{Phrase, Text};
use crate::portal::Host;
use crate::ui::watch_now;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// Framed by somebody who is not on the deployment's list.
pub fn not_your_portal(app: &App, host: &Host) {
    let details = Phrase::filled(Text::NotYourPortalDetails, host.to_string());
    if app.ctx.owner.with(|| show(app, "🔒", Text::NotYourPortal, details)).is_none() {
        browser::error("the page has no body");
    }
}

fn show(app: &App, icon: &str, title: Text, details: Phrase) -> Option<()> {
    let texts = app.ctx.picker.texts;
    let page: Element = element("main", "whole-page")?;
    let words: Element = element("div", "failure-words")?;
    set_attribute(&words, "role", Some("alert"));
    let sign: Element = element("div", "failure-icon")?;
    set_attribute(&sign, "aria-hidden", Some("true"));
    sign.set_text_content(Some(icon));
    let heading: Element = element("h1", "failure-title")?;
    let text: Element = element("p", "failure-text")?;
    append(&words, &[&sign, &heading, &text]);
    append(&page, &[&words]);
    watch_now(move || {
        let texts = texts.read();
        set_text(&heading, texts.get(title));
        set_phrase(&text, &texts, &details);
    });
    by_id::<HtmlElement>("picker")?.set_hidden(true);
    append(browser::document()?.body()?.as_ref(), &[&page]);
    Some(())
}
