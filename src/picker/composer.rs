//! The composer: where the chat's own draft cannot be reached, picks and words collect here and
//! are sent as one message.

use super::messages::{Messages, Toast, ToastKind};
use super::send_words::failure_phrase;
use crate::browser;
use crate::delivery::Sender;
use crate::locale::{Text, Texts};
use leptos::html::Input;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

/// The longest message that a portal keeps whole, in characters.
const LONGEST_MESSAGE: u32 = 20_000;

/// The composer's state.
#[derive(Clone, Copy)]
pub struct Composer {
    text: RwSignal<String>,
    /// What was picked, the last one at the end. Some of it may not stand there any more.
    picks: StoredValue<Vec<String>>,
    field: NodeRef<Input>,
    is_sending: RwSignal<bool>,
    sender: StoredValue<Rc<Sender>, LocalStorage>,
    messages: Messages,
}

impl Composer {
    /// An empty composer.
    pub fn new(sender: Rc<Sender>, messages: Messages) -> Self {
        Self {
            text: RwSignal::new(String::new()),
            picks: StoredValue::default(),
            field: NodeRef::new(),
            is_sending: RwSignal::new(false),
            sender: StoredValue::new_local(sender),
            messages,
        }
    }

    /// Adds a pick at the caret. `stay`: the focus stays where it is.
    pub fn add(&self, picked: &str, stay: bool) {
        self.picks.update_value(|picks| picks.push(picked.to_owned()));
        let Some(field) = self.field.get_untracked() else {
            self.text.update(|text| text.push_str(picked));
            return;
        };
        let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(end);
        let (from, to) = (place(field.selection_start()), place(field.selection_end()));
        if field.set_range_text_with_start_and_end(picked, from, to).is_err() {
            field.set_value(&[field.value(), picked.to_owned()].concat());
        }
        let caret =
            from.saturating_add(u32::try_from(picked.encode_utf16().count()).unwrap_or(u32::MAX));
        field.set_selection_range(caret, caret).ok();
        self.text.set(field.value());
        if !stay {
            browser::focus_element(&field);
        }
        // The end of a long line is where the news is.
        field.set_scroll_left(field.scroll_width());
    }

    /// Takes the last pick away, if it is the last thing in the field. Whether it was.
    pub fn take_back(&self) -> bool {
        let text = self.text.get_untracked();
        let last = self.picks.with_value(|picks| picks.last().cloned());
        let rest = last.as_deref().and_then(|last| text.strip_suffix(last));
        let Some(rest) = rest.filter(|_| !self.is_sending.get_untracked()) else { return false };
        self.text.set(rest.to_owned());
        self.picks.update_value(|picks| drop(picks.pop()));
        true
    }

    /// Sends what stands in the field, once. What fails stays where it is.
    fn send(self) {
        let text = self.text.get_untracked();
        if text.trim().is_empty() || self.is_sending.get_untracked() {
            return;
        }
        self.is_sending.set(true);
        let sender = self.sender.get_value();
        spawn_local(async move {
            let result = sender.send_text(text.trim()).await;
            if self.is_sending.is_disposed() {
                return;
            }
            self.is_sending.set(false);
            self.messages.toast(match result {
                Ok(_) => {
                    self.text.set(String::new());
                    self.picks.set_value(Vec::new());
                    Toast { text: Text::Sent.into(), kind: ToastKind::Done }
                }
                Err(error) => Toast { text: failure_phrase(&error), kind: ToastKind::Failure },
            });
            if let Some(field) = self.field.get_untracked() {
                browser::focus_element(&field);
            }
        });
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
            event.prevent_default();
            // A key that is held says one thing.
            if !event.repeat() {
                self.send();
            }
        }
    }

    /// The field and its button, for the foot of the picker.
    pub fn view(self, texts: RwSignal<Arc<Texts>>) -> impl IntoView {
        let word = move |text| move || texts.read().get(text).to_owned();
        let is_idle = move || self.is_sending.get() || self.text.read().trim().is_empty();
        view! {
            <div class="text-out">
                <input id="composer" class="text-out-field" node_ref=self.field dir="auto" autocomplete="off"
                    enterkeyhint="send" maxlength=LONGEST_MESSAGE readonly=move || self.is_sending.get()
                    placeholder=word(Text::Composer) aria-label=word(Text::Composer)
                    prop:value=move || self.text.get()
                    on:input=move |event| self.text.set(event_target_value(&event))
                    on:keydown=move |event| self.on_key(&event) />
                <button type="button" class="button primary" data-action="send"
                    aria-disabled=move || is_idle().then_some("true") on:click=move |_| self.send()>
                    {word(Text::Send)}
                </button>
            </div>
        }
    }
}
