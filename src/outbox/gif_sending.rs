//! Sends a picked GIF, offers to take it back, and tells what went wrong.

use crate::browser;
use crate::delivery::{Sender, SentMessage};
use crate::gifs::{Gif, GifId, MediaUrl};
use crate::locale::Text;
use crate::outbox::failure_phrase::failure_phrase;
use crate::rest::RestError;
use crate::ui::{Action, Copyable, Messages, Toast, ToastKind};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Sends GIFs, each one once.
#[derive(Clone)]
pub(crate) struct GifSending(Rc<Inner>);

/// A second pick of the same GIF within so many milliseconds is a double click, not a second wish:
/// a fast portal has answered the first one before the second half of it comes.
const DOUBLE_CLICK_MS: u64 = 1_000;

struct Inner {
    sender: Rc<Sender>,
    messages: Messages,
    /// The GIFs that are on their way: a second click on one of them is no second wish.
    on_their_way: RefCell<Vec<GifId>>,
    /// The last GIF that was picked, and when, in milliseconds since the page was opened. `None`
    /// after a failure, which the user may want to repeat at once.
    last: RefCell<Option<(GifId, u64)>>,
    /// The portal has said that the app may not send.
    lacks_scope: Cell<bool>,
}

/// How a sending ended.
pub(crate) enum Outcome {
    /// It is in the chat.
    Sent,
    /// The app may not send at all; nothing was told yet, because there may be another way.
    NoScope,
    /// It failed, and the person was told.
    Failed,
}

impl GifSending {
    pub(crate) fn new(sender: Rc<Sender>, messages: Messages) -> Self {
        Self(Rc::new(Inner {
            sender,
            messages,
            on_their_way: RefCell::default(),
            last: RefCell::default(),
            lacks_scope: Cell::new(false),
        }))
    }

    /// Whether it is known that sending does not work.
    pub(crate) fn lacks_scope(&self) -> bool {
        self.0.lacks_scope.get()
    }

    /// Sends, and calls back with the outcome.
    pub(crate) fn send(&self, gif: &Gif, link: &MediaUrl, done: impl FnOnce(Outcome) + 'static) {
        if self.is_repeated(&gif.id) {
            return;
        }
        self.0.last.replace(Some((gif.id.clone(), browser::now_ms())));
        self.0.on_their_way.borrow_mut().push(gif.id.clone());
        let (sending, id, link) = (self.clone(), gif.id.clone(), link.clone());
        spawn_local(async move {
            let result = sending.0.sender.send_gif(&link).await;
            sending.0.on_their_way.borrow_mut().retain(|other| *other != id);
            if result.is_err() {
                let mut last = sending.0.last.borrow_mut();
                *last = last.take().filter(|(last, _)| *last != id);
            }
            done(match result {
                Ok(message) => {
                    sending.offer_undo(message);
                    Outcome::Sent
                }
                Err(RestError::Scope) => {
                    sending.0.lacks_scope.set(true);
                    Outcome::NoScope
                }
                Err(error) => {
                    let what =
                        Copyable { text: link.as_str().to_owned(), copied: Text::GifCopied.into() };
                    let kind = ToastKind::OfferCopy(what);
                    sending.0.messages.toast(Toast { text: failure_phrase(&error), kind });
                    Outcome::Failed
                }
            });
        });
    }

    /// Whether this very GIF is on its way, or was sent a moment ago.
    pub(crate) fn is_repeated(&self, id: &GifId) -> bool {
        let now_ms = browser::now_ms();
        let is_recent = |(last, at_ms): &(GifId, u64)| {
            last == id && now_ms.saturating_sub(*at_ms) < DOUBLE_CLICK_MS
        };
        self.0.on_their_way.borrow().contains(id)
            || self.0.last.borrow().as_ref().is_some_and(is_recent)
    }

    fn offer_undo(&self, message: SentMessage) {
        let sending = self.clone();
        let act = Rc::new(move || sending.undo(message.clone()));
        let kind = ToastKind::Act(Action { label: Text::Undo, act });
        self.0.messages.toast(Toast { text: Text::GifSent.into(), kind });
    }

    fn undo(&self, message: SentMessage) {
        self.0.messages.close_toast();
        let sending = self.clone();
        spawn_local(async move {
            let (text, kind) = match sending.0.sender.undo(&message).await {
                Ok(()) => (Text::Undone, ToastKind::Done),
                Err(_) => (Text::UndoFailed, ToastKind::Failure),
            };
            sending.0.messages.toast(Toast { text: text.into(), kind });
        });
    }
}
