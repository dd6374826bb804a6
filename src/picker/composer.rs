//! The composer: where the chat's own draft cannot be reached, picks and words collect here and
//! are sent as one message.

use super::messages::{Messages, Toast, ToastKind};
use super::send_words::failure_phrase;
use crate::browser::{self, append, button, by_id, element, set_attribute};
use crate::delivery::Sender;
use crate::locale::{Text, Texts};
use crate::reactive::effect;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// The longest message that a portal keeps whole, in characters.
const LONGEST_MESSAGE: i32 = 20_000;

/// The composer. The text in its field is its state.
#[derive(Clone)]
pub struct Composer(Rc<Shared>);

struct Shared {
    field: HtmlInputElement,
    send: HtmlElement,
    /// What was picked, the last one at the end. Some of it may not stand there any more.
    picks: RefCell<Vec<String>>,
    is_sending: Cell<bool>,
    sender: Rc<Sender>,
    messages: Messages,
    listeners: OnceCell<[EventListener; 3]>,
}

impl Composer {
    /// Puts an empty field and its button into the foot of the page. `None` where it has no foot.
    pub fn show(
        sender: Rc<Sender>,
        messages: Messages,
        texts: RwSignal<Arc<Texts>>,
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
        let (named, labelled) = (field.clone(), send.clone());
        effect(move || {
            let texts = texts.read();
            named.set_placeholder(texts.get(Text::Composer));
            set_attribute(&named, "aria-label", Some(texts.get(Text::Composer)));
            labelled.set_text_content(Some(texts.get(Text::Send)));
        });
        let composer = Self(Rc::new(Shared {
            field,
            send,
            picks: RefCell::default(),
            is_sending: Cell::new(false),
            sender,
            messages,
            listeners: OnceCell::new(),
        }));
        composer.listen();
        composer.refresh();
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
            EventListener::new(send, "click", move |_| clicked.send()),
        ];
        // They are set once.
        self.0.listeners.set(listeners).ok();
    }

    /// The button goes by what there is to send.
    fn refresh(&self) {
        let Shared { field, send, is_sending, .. } = &*self.0;
        let is_idle = is_sending.get() || field.value().trim().is_empty();
        field.set_read_only(is_sending.get());
        set_attribute(send, "aria-disabled", is_idle.then_some("true"));
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
        let Shared { field, picks, is_sending, .. } = &*self.0;
        let text = field.value();
        let last = picks.borrow().last().cloned();
        let rest = last.as_deref().and_then(|last| text.strip_suffix(last));
        let Some(rest) = rest.filter(|_| !is_sending.get()) else { return false };
        field.set_value(rest);
        picks.borrow_mut().pop();
        self.refresh();
        true
    }

    /// Sends what stands in the field, once. What fails stays where it is.
    fn send(&self) {
        let text = self.0.field.value();
        if text.trim().is_empty() || self.0.is_sending.replace(true) {
            return;
        }
        self.refresh();
        let composer = self.clone();
        spawn_local(async move {
            let Shared { field, picks, is_sending, sender, messages, .. } = &*composer.0;
            let result = sender.send_text(text.trim()).await;
            is_sending.set(false);
            messages.toast(match result {
                Ok(_) => {
                    field.set_value("");
                    picks.take();
                    Toast { text: Text::Sent.into(), kind: ToastKind::Done }
                }
                Err(error) => Toast { text: failure_phrase(&error), kind: ToastKind::Failure },
            });
            composer.refresh();
            browser::focus_element(field);
        });
    }

    fn on_key(&self, event: &KeyboardEvent) {
        if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
            event.prevent_default();
            // A key that is held says one thing.
            if !event.repeat() {
                self.send();
            }
        }
    }
}
