//! The composer: where the chat's own draft cannot be reached, picks and typed words collect here and
//! are sent as one message.

use super::failure_phrase::failure_phrase;
use super::joined;
use super::sender::Sender;
use super::words::words;
use crate::app::AppContext;
use crate::browser;
use crate::delivery::PickField;
use crate::locale::Text;
use crate::ui::{Toast, ToastKind};
use leptos::html::Input;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, KeyboardEvent, MouseEvent};

/// What the composer works with. The text in the field is the only copy of it.
#[derive(Clone, Copy)]
pub(super) struct ComposerState {
    ctx: AppContext,
    sender: StoredValue<Rc<Sender>, LocalStorage>,
    field: NodeRef<Input>,
    /// Whether there is nothing to send.
    is_empty: RwSignal<bool>,
    /// What was picked, the latest one at the end. Some of it may have been edited away since.
    picks: StoredValue<Vec<String>>,
    /// Messages that have left the field. They are sent one after the other: the first one waits for
    /// the portal's answer.
    outgoing: RwSignal<Vec<Message>>,
}

/// A message, and the picks in it.
#[derive(Clone)]
struct Message {
    text: String,
    picks: Vec<String>,
}

impl ComposerState {
    pub(super) fn new(ctx: AppContext, sender: Rc<Sender>) -> Self {
        Self {
            ctx,
            sender: StoredValue::new_local(sender),
            field: NodeRef::new(),
            is_empty: RwSignal::new(true),
            picks: StoredValue::new(Vec::new()),
            outgoing: RwSignal::new(Vec::new()),
        }
    }

    /// Returns the field. `None` until the view is mounted.
    fn field(self) -> Option<HtmlInputElement> {
        self.field.get_untracked()
    }

    fn check_whether_empty(self) {
        let is_empty = self.field().is_none_or(|field| field.value().trim().is_empty());
        self.is_empty.set(is_empty);
    }

    /// Sends what is in the field. The focus moves now and not when the portal answers: the user may
    /// type somewhere else by then.
    fn press_send(self) {
        if let Some(field) = self.field() {
            browser::focus_element(&field);
            self.send(&field);
        }
    }

    /// Takes the text out of the field and sends it, after the messages that are still outgoing.
    fn send(self, field: &HtmlInputElement) {
        let text = field.value();
        if text.trim().is_empty() {
            return;
        }
        field.set_value("");
        self.is_empty.set(true);
        let picks = self.take_picks();
        let is_first = self.outgoing.with_untracked(Vec::is_empty);
        self.outgoing.update(|outgoing| outgoing.push(Message { text, picks }));
        if is_first {
            spawn_local(self.send_outgoing());
        }
    }

    async fn send_outgoing(self) {
        let sender = self.sender.get_value();
        loop {
            let first = self.outgoing.with_untracked(|all| all.first().map(|it| it.text.clone()));
            let Some(text) = first else { break };
            let (text, kind) = match sender.send_text(text.trim()).await {
                Ok(_) => {
                    self.outgoing.update(|outgoing| drop(outgoing.remove(0)));
                    (Text::Sent.into(), ToastKind::Done)
                }
                Err(error) => {
                    self.return_outgoing();
                    (failure_phrase(&error), ToastKind::Failure)
                }
            };
            self.ctx.messages.toast(Toast { text, kind });
        }
    }

    /// Puts the message that failed and those after it back into the field, before the text that has
    /// been written since.
    fn return_outgoing(self) {
        let failed = self.outgoing.get_untracked();
        self.outgoing.set(Vec::new());
        let Some(field) = self.field() else { return };
        let (earlier, later) = (joined_texts(&failed), field.value());
        let text = joined([&*earlier, &*later]);
        let caret = field.selection_end().ok().flatten().unwrap_or(0);
        let caret = caret.saturating_add(utf16_len(&text).saturating_sub(utf16_len(&later)));
        field.set_value(&text);
        // Only a field of another type refuses.
        field.set_selection_range(caret, caret).ok();
        let mut picks: Vec<String> = failed.into_iter().flat_map(|it| it.picks).collect();
        picks.append(&mut self.take_picks());
        self.picks.set_value(picks);
        self.check_whether_empty();
    }

    fn take_picks(self) -> Vec<String> {
        let picks = self.picks.get_value();
        self.picks.set_value(Vec::new());
        picks
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.key() == "Enter" && !browser::is_composing(event) {
            event.prevent_default();
            // A key that is held down sends once.
            if !event.repeat() {
                self.press_send();
            }
        }
    }

    fn on_click(self, event: &MouseEvent) {
        // A double click sends once, even if the first half of it has failed already.
        if event.detail() < 2 {
            self.press_send();
        }
    }
}

impl PickField for ComposerState {
    /// Adds the pick at the caret.
    fn add(&self, picked: &str, keeps_focus: bool) {
        let Some(field) = self.field() else { return };
        self.picks.update_value(|picks| picks.push(picked.to_owned()));
        let end = utf16_len(&field.value());
        let position = |it: Result<Option<u32>, _>| it.ok().flatten().unwrap_or(end);
        let (from, to) = (position(field.selection_start()), position(field.selection_end()));
        if field.set_range_text_with_start_and_end(picked, from, to).is_err() {
            field.set_value(&[field.value(), picked.to_owned()].concat());
        }
        let caret = from.saturating_add(utf16_len(picked));
        // Only a field of another type refuses.
        field.set_selection_range(caret, caret).ok();
        self.check_whether_empty();
        if !keeps_focus {
            browser::focus_element(&field);
        }
        // Shows the end of a long line, where the pick usually is.
        field.set_scroll_left(field.scroll_width());
    }

    fn take_back(&self) -> bool {
        let Some(field) = self.field() else { return false };
        let text = field.value();
        let last = self.picks.with_value(|picks| picks.last().cloned());
        let Some(rest) = last.as_deref().and_then(|last| text.strip_suffix(last)) else {
            return false;
        };
        field.set_value(rest);
        self.picks.update_value(|picks| drop(picks.pop()));
        self.check_whether_empty();
        true
    }
}

/// Returns the length of a text in the unit of the DOM's selection ranges.
fn utf16_len(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn joined_texts(messages: &[Message]) -> String {
    joined(messages.iter().map(|message| &*message.text))
}

/// The field and the button that sends. Messages on their way are shown in the place of the hint, in
/// grey. The length is limited to what a portal stores of a message, in characters.
#[component]
pub(super) fn Composer(composer: ComposerState) -> impl IntoView {
    let texts = composer.ctx.picker.texts;
    let hint = words(texts, Text::Composer);
    let ComposerState { field, is_empty, outgoing, .. } = composer;
    let unsent = move || {
        let text = outgoing.with(|outgoing| joined_texts(outgoing));
        Some(text).filter(|text| !text.is_empty())
    };
    view! {
        <div class="text-out">
            <input
                id="composer"
                class="text-out-field"
                dir="auto"
                autocomplete="off"
                enterkeyhint="send"
                maxlength="20000"
                placeholder=move || unsent().unwrap_or_else(hint)
                aria-label=hint
                // The failure screen shows this text: it is nowhere else.
                data-unsent=unsent
                node_ref=field
                on:input=move |_| composer.check_whether_empty()
                on:keydown=move |event| composer.on_key(&event)
            />
            <button
                type="button"
                class="button primary"
                data-action="send"
                aria-disabled=move || is_empty.get().then(|| "true".to_owned())
                on:click=move |event| composer.on_click(&event)
            >
                {words(texts, Text::Send)}
            </button>
        </div>
    }
}
