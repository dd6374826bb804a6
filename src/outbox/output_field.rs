//! Picks as text in a field at the foot of the picker, where there is no draft to insert into:
//! outside a portal, and in the mobile app, which has no clipboard.

use crate::browser::{append, button, by_id, element, set_attribute};
use crate::locale::{Phrase, Text, Texts};
use crate::ui::watch_now;
use crate::ui::{Copyable, Messages};
use gloo_events::EventListener;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The field. Its text is its state.
#[derive(Clone)]
pub struct OutputField {
    field: HtmlInputElement,
    /// Each pick replaces the one before and stands selected.
    only_last: bool,
    _on_click: Rc<Vec<EventListener>>,
}

impl OutputField {
    /// Puts an empty field into the foot of the page, with buttons to copy and to clear it where
    /// there is a clipboard. It collects picks, or (`only_last`) holds the last one selected.
    /// `None` where the page has no foot.
    pub fn show(
        only_last: bool,
        messages: Messages,
        texts: ReadSignal<Arc<Texts>>,
    ) -> Option<Self> {
        let foot: HtmlElement = by_id("foot")?;
        let row: Element = element("div", "text-out")?;
        let field: HtmlInputElement = element("input", "text-out-field")?;
        field.set_id("text-out");
        field.set_read_only(only_last);
        let clear = button("button", "data-action", "clear")?;
        let copy = button("button primary", "data-action", "copy")?;
        append(&row, &[&field]);
        if !only_last {
            append(&row, &[&clear, &copy]);
        }
        foot.set_text_content(None);
        append(&foot, &[&row]);
        let (emptied, copied) = (field.clone(), field.clone());
        let on_click = vec![
            EventListener::new(&clear, "click", move |_| emptied.set_value("")),
            EventListener::new(&copy, "click", move |_| {
                let text = copied.value();
                if !text.is_empty() {
                    let copied = Phrase::filled(Text::Copied, text.as_str());
                    messages.copy(Copyable { text, copied });
                }
            }),
        ];
        let named = field.clone();
        watch_now(move || {
            let texts = texts.read();
            set_attribute(&named, "aria-label", Some(texts.get(Text::Preview)));
            clear.set_text_content(Some(texts.get(Text::Clear)));
            copy.set_text_content(Some(texts.get(Text::Copy)));
        });
        Some(Self { field, only_last, _on_click: Rc::new(on_click) })
    }

    /// Adds a pick.
    pub fn add(&self, picked: &str) {
        if self.only_last {
            self.field.set_value(picked);
            self.field.select();
            return;
        }
        let mut text = self.field.value();
        // A link stays a word of its own.
        let meets_link = picked.contains("://") || text.contains("://");
        if meets_link && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(picked);
        self.field.set_value(&text);
        // The end of a long line is where the news is.
        self.field.set_scroll_left(self.field.scroll_width());
    }
}
