//! Picks as text in a field at the foot of the picker, where there is no draft to insert into:
//! outside a portal, and in the mobile app, which has no clipboard.

use super::messages::{Copyable, Messages};
use crate::locale::{Text, Texts};
use leptos::html::Input;
use leptos::prelude::*;
use std::sync::Arc;

/// The field's state.
#[derive(Clone, Copy)]
pub struct TextOut {
    text: RwSignal<String>,
    field: NodeRef<Input>,
    /// Each pick replaces the one before and stands selected.
    only_last: bool,
}

impl TextOut {
    /// An empty field that collects picks, or (`only_last`) holds the last one selected.
    pub fn new(only_last: bool) -> Self {
        Self { text: RwSignal::new(String::new()), field: NodeRef::new(), only_last }
    }

    /// Adds a pick.
    pub fn add(&self, picked: &str) {
        self.text.update(|text| {
            if self.only_last {
                text.clear();
            }
            // A link stays a word of its own.
            let meets_link = picked.contains("://") || text.contains("://");
            if meets_link && !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(picked);
        });
        let Some(field) = self.field.get_untracked() else { return };
        field.set_value(&self.text.get_untracked());
        if self.only_last {
            field.select();
        } else {
            // The end of a long line is where the news is.
            field.set_scroll_left(field.scroll_width());
        }
    }

    /// The field, with buttons to copy and to clear it where there is a clipboard.
    pub fn view(self, messages: Messages, texts: RwSignal<Arc<Texts>>) -> impl IntoView {
        let word = move |text| move || texts.read().get(text).to_owned();
        let buttons = (!self.only_last).then(|| {
            view! {
                <button type="button" class="button" data-action="clear" on:click=move |_| self.text.set(String::new())>
                    {word(Text::Clear)}
                </button>
                <button type="button" class="button primary" data-action="copy" on:click=move |_| {
                    let text = self.text.get_untracked();
                    if !text.is_empty() {
                        messages.copy(Copyable { called: text.clone(), text });
                    }
                }>{word(Text::Copy)}</button>
            }
        });
        view! {
            <div class="text-out">
                <input id="text-out" class="text-out-field" node_ref=self.field readonly=self.only_last
                    aria-label=word(Text::Preview)
                    prop:value=move || self.text.get()
                    on:input=move |event| self.text.set(event_target_value(&event)) />
                {buttons}
            </div>
        }
    }
}
