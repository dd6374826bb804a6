//! The list of what has to be right.

use super::build::{button, card, child};
use super::page::Known;
use super::status_line::{self, Part};
use super::{AdminText, AdminTexts, Mark, judge};
use crate::browser::{set_attribute, set_text};
use web_sys::HtmlElement;

pub(super) struct ChecksView {
    list: HtmlElement,
    lines: HtmlElement,
}

impl ChecksView {
    pub(super) fn build(root: &HtmlElement, texts: &AdminTexts) -> Self {
        let card = card(root, "admin-checks", texts.get(AdminText::Checkup));
        let list = child(&card, "ul", "admin-checks", "");
        let lines = child(&card, "ul", "admin-lines", "");
        let buttons = child(&card, "div", "admin-buttons", "");
        button(&buttons, "button", "check", texts.get(AdminText::CheckAgain));
        Self { list, lines }
    }

    pub(super) fn update(&self, texts: &AdminTexts, known: &Known) {
        set_text(&self.list, "");
        for check in judge(&known.findings) {
            let (name, icon, word) = match check.mark {
                Mark::Good => ("good", "✓", AdminText::StateGood),
                Mark::Warning => ("warning", "!", AdminText::StateWarning),
                Mark::Bad => ("bad", "✕", AdminText::StateBad),
                Mark::Unknown => ("unknown", "?", AdminText::StateUnknown),
            };
            let item = child(&self.list, "li", "admin-check", "");
            set_attribute(&item, "data-check", Some(check.id));
            set_attribute(&item, "data-mark", Some(name));
            let icon = child(&item, "span", "admin-icon", icon);
            set_attribute(&icon, "aria-hidden", Some("true"));
            child(&item, "span", "admin-name", texts.get(check.name));
            child(&item, "span", "visually-hidden", &[": ", texts.get(word)].concat());
            if let Some(fix) = check.fix {
                let line = status_line::Line::bad(Part::Checks, texts, &fix);
                let words = [&*line.words, " ", &*line.says].concat();
                child(&item, "p", "admin-fix", words.trim_end());
            }
        }
        status_line::show(&self.lines, Part::Checks, &known.lines);
    }
}
