//! The field that shows picks as text, where there is no draft to insert into: outside a portal, and
//! in the mobile app, which has no clipboard.

use super::PickField;
use super::words::words;
use crate::app::AppContext;
use crate::locale::{Phrase, Text};
use crate::ui::Copyable;
use leptos::html::Input;
use leptos::prelude::*;

/// What the field works with. The text in the field is the only copy of it.
#[derive(Clone, Copy)]
pub(super) struct OutputState {
    ctx: AppContext,
    field: NodeRef<Input>,
    /// Each pick replaces the one before and is selected.
    only_last: bool,
}

impl OutputState {
    pub(super) fn new(ctx: AppContext, only_last: bool) -> Self {
        Self { ctx, field: NodeRef::new(), only_last }
    }

    fn clear(self) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value("");
        }
    }

    fn copy(self) {
        let text = self.field.get_untracked().map(|field| field.value()).unwrap_or_default();
        if !text.is_empty() {
            let copied = Phrase::filled(Text::Copied, text.as_str());
            self.ctx.messages.copy(Copyable { text, copied });
        }
    }
}

impl PickField for OutputState {
    fn add(&self, picked: &str, _keeps_focus: bool) {
        let Some(field) = self.field.get_untracked() else { return };
        if self.only_last {
            field.set_value(picked);
            field.select();
            return;
        }
        let mut text = field.value();
        // A link must not touch the text beside it.
        let meets_link = picked.contains("://") || text.contains("://");
        if meets_link && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(picked);
        field.set_value(&text);
        // Shows the end of a long line, where the pick is.
        field.set_scroll_left(field.scroll_width());
    }

    fn take_back(&self) -> bool {
        false
    }
}

/// The field. Where there is a clipboard it has buttons to clear and to copy the text.
#[component]
pub(super) fn OutputField(output: OutputState) -> impl IntoView {
    let OutputState { ctx, field, only_last } = output;
    let texts = ctx.picker.texts;
    let buttons = (!only_last).then(|| {
        view! {
            <button type="button" class="button" data-action="clear" on:click=move |_| output.clear()>
                {words(texts, Text::Clear)}
            </button>
            <button
                type="button"
                class="button primary"
                data-action="copy"
                on:click=move |_| output.copy()
            >
                {words(texts, Text::Copy)}
            </button>
        }
    });
    view! {
        <div class="text-out">
            <input
                id="text-out"
                class="text-out-field"
                readonly=only_last
                aria-label=words(texts, Text::Preview)
                node_ref=field
            />
            {buttons}
        </div>
    }
}
