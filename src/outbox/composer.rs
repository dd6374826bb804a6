//! The composer: where the chat's own draft cannot be reached, picks and words collect here and
//! are sent as one message.

use crate::browser::{self, append, button, by_id, element, set_attribute};
use crate::delivery::Sender;
use crate::locale::{Text, Texts};
use crate::outbox::failure_phrase::failure_phrase;
use crate::outbox::joined;
use crate::ui::watch_now;
use crate::ui::{Messages, Toast, ToastKind};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

/// The longest message that a portal keeps whole, in characters.
const LONGEST_MESSAGE: i32 = 20_000;

/// The composer. The text in its field is its state.
#[derive(Clone)]
pub struct Composer(Rc<Shared>);

struct Shared {
    field: HtmlInputElement,
    send: HtmlElement,
    /// What was picked, the last one at the end. Some of it may have been edited away since.
    picks: RefCell<Vec<String>>,
    /// Messages on their way, one after the other: the first one waits for the portal's answer. They
    /// have left the field, so that what comes meanwhile is kept apart from them.
    outgoing: RefCell<Vec<Message>>,
    texts: ReadSignal<Arc<Texts>>,
    sender: Rc<Sender>,
    messages: Messages,
    listeners: OnceCell<[EventListener; 3]>,
}

fn joined_texts(messages: &[Message]) -> String {
    joined(messages.iter().map(|message| &*message.text))
}

/// A message, and the picks in it.
struct Message {
    text: String,
    picks: Vec<String>,
}

impl Composer {
    /// Puts an empty field and its button into the foot of the page. `None` where it has no foot.
    pub fn show(
        sender: Rc<Sender>,
        messages: Messages,
        texts: ReadSignal<Arc<Texts>>,
    ) -> Option<Self> {
        let foot: HtmlElement = by_id("foot")?;
        let row: Element = element("div", "text-out")?;
        let field: HtmlInputElement = element("input", "text-out-field")?;
        field.set_id("composer");
        field.set_max_length(LONGEST_MESSAGE);
        for (name, value) in [("dir", "auto"), ("autocomplete", "off"), ("enterkeyhint", "send")] {
            set_attribute(&field, name, Some(value));
        }
        let send = button("button primary", "data-action", "send")?;
        append(&row, &[&field, &send]);
        foot.set_text_content(None);
        append(&foot, &[&row]);
        let composer = Self(Rc::new(Shared {
            field,
            send,
            picks: RefCell::default(),
            outgoing: RefCell::default(),
            texts,
            sender,
            messages,
            listeners: OnceCell::new(),
        }));
        composer.listen();
        let named = composer.clone();
        watch_now(move || {
            texts.track();
            named.refresh();
        });
        Some(composer)
    }

    fn listen(&self) {
        let Shared { field, send, .. } = &*self.0;
        let [typed, pressed, clicked] = [(); 3].map(|()| self.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let listeners = [
            EventListener::new(field, "input", move |_| typed.refresh()),
            EventListener::new_with_options(field, "keydown", options, move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    pressed.on_key(event);
                }
            }),
            EventListener::new(send, "click", move |event| {
                // A double click is one press, even if the first half of it has failed already.
                if event.dyn_ref::<MouseEvent>().is_none_or(|mouse| mouse.detail() < 2) {
                    clicked.press_send();
                }
            }),
        ];
        // They are set once.
        self.0.listeners.set(listeners).ok();
    }

    /// Shows what is on its way in the place of the hint, in grey, and on the button whether there is
    /// something to send.
    fn refresh(&self) {
        let Shared { field, send, outgoing, texts, .. } = &*self.0;
        let texts = texts.get_untracked();
        let unsent = joined_texts(&outgoing.borrow());
        let unsent = Some(&*unsent).filter(|unsent| !unsent.is_empty());
        field.set_placeholder(unsent.unwrap_or_else(|| texts.get(Text::Composer)));
        // For the failure screen.
        set_attribute(field, "data-unsent", unsent);
        set_attribute(field, "aria-label", Some(texts.get(Text::Composer)));
        send.set_text_content(Some(texts.get(Text::Send)));
        let is_empty = field.value().trim().is_empty();
        set_attribute(send, "aria-disabled", is_empty.then_some("true"));
    }

    /// Adds a pick at the caret. `stay`: the focus stays where it is.
    pub fn add(&self, picked: &str, stay: bool) {
        let Shared { field, picks, .. } = &*self.0;
        picks.borrow_mut().push(picked.to_owned());
        let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(end);
        let (from, to) = (place(field.selection_start()), place(field.selection_end()));
        if field.set_range_text_with_start_and_end(picked, from, to).is_err() {
            field.set_value(&[field.value(), picked.to_owned()].concat());
        }
        let caret =
            from.saturating_add(u32::try_from(picked.encode_utf16().count()).unwrap_or(u32::MAX));
        field.set_selection_range(caret, caret).ok();
        self.refresh();
        if !stay {
            browser::focus_element(field);
        }
        // The end of a long line is where the news is.
        field.set_scroll_left(field.scroll_width());
    }

    /// Takes the last pick away, if it is the last thing in the field. Whether it was.
    pub fn take_back(&self) -> bool {
        let Shared { field, picks, .. } = &*self.0;
        let text = field.value();
        let last = picks.borrow().last().cloned();
        let rest = last.as_deref().and_then(|last| text.strip_suffix(last));
        let Some(rest) = rest else { return false };
        field.set_value(rest);
        picks.borrow_mut().pop();
        self.refresh();
        true
    }

    /// The user wants what is in the field to be sent. The focus moves now and not at the answer: by
    /// then the user may type somewhere else.
    fn press_send(&self) {
        browser::focus_element(&self.0.field);
        self.send();
    }

    /// Takes what is in the field out of it and sends it, behind what is on its way already.
    fn send(&self) {
        let Shared { field, picks, outgoing, .. } = &*self.0;
        let text = field.value();
        if text.trim().is_empty() {
            return;
        }
        field.set_value("");
        let message = Message { text, picks: picks.take() };
        let is_first = outgoing.borrow().is_empty();
        outgoing.borrow_mut().push(message);
        self.refresh();
        if is_first {
            let composer = self.clone();
            spawn_local(async move { composer.send_outgoing().await });
        }
    }

    async fn send_outgoing(&self) {
        let Shared { outgoing, sender, messages, .. } = &*self.0;
        loop {
            let first = outgoing.borrow().first().map(|message| message.text.clone());
            let Some(text) = first else { break };
            let (text, kind) = match sender.send_text(text.trim()).await {
                Ok(_) => {
                    outgoing.borrow_mut().remove(0);
                    (Text::Sent.into(), ToastKind::Done)
                }
                Err(error) => {
                    self.take_back_outgoing();
                    (failure_phrase(&error), ToastKind::Failure)
                }
            };
            messages.toast(Toast { text, kind });
            self.refresh();
        }
    }

    /// Puts the message that failed, and those behind it, back to where they came from: before what has
    /// been written since.
    fn take_back_outgoing(&self) {
        let Shared { field, picks, outgoing, .. } = &*self.0;
        let failed = outgoing.take();
        let (earlier, later) = (joined_texts(&failed), field.value());
        let text = joined([&*earlier, &*later]);
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let caret = field.selection_end().ok().flatten().unwrap_or(0);
        let caret = caret.saturating_add(units(&text).saturating_sub(units(&later)));
        field.set_value(&text);
        // Only a field of another type refuses.
        field.set_selection_range(caret, caret).ok();
        let mut all: Vec<String> = failed.into_iter().flat_map(|message| message.picks).collect();
        all.append(&mut picks.borrow_mut());
        picks.replace(all);
    }

    fn on_key(&self, event: &KeyboardEvent) {
        if event.key() == "Enter" && !browser::is_composing(event) {
            event.prevent_default();
            // A key that is held says one thing.
            if !event.repeat() {
                self.press_send();
            }
        }
    }
}
