//! Sends picked GIFs, each one once, offers to delete them again, and reports failures.

use super::failure_phrase::failure_phrase;
use super::sender::{Sender, SentMessage};
use crate::app::AppContext;
use crate::browser;
use crate::delivery::{Pick, Picked};
use crate::gifs::{Gif, GifId, MediaUrl};
use crate::locale::Text;
use crate::rest::RestError;
use crate::ui::{Action, Copyable, Toast, ToastKind};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A second pick of the same GIF within this time, in milliseconds, is the second half of a double
/// click. A fast portal answers the first half before the second one comes.
const DOUBLE_CLICK_MS: u64 = 1_000;

/// Sends GIFs as messages.
#[derive(Clone)]
pub(super) struct GifSender(Rc<Shared>);

struct Shared {
    ctx: AppContext,
    sender: Rc<Sender>,
    /// The GIFs that wait for the portal's answer.
    in_flight: RefCell<Vec<GifId>>,
    /// The GIF that was picked last, and when, in milliseconds since the page was opened. `None`
    /// after a failure, which the user may want to repeat at once.
    last: RefCell<Option<(GifId, u64)>>,
    lacks_scope: Cell<bool>,
}

impl GifSender {
    pub(super) fn new(ctx: AppContext, sender: Rc<Sender>) -> Self {
        Self(Rc::new(Shared {
            ctx,
            sender,
            in_flight: RefCell::default(),
            last: RefCell::default(),
            lacks_scope: Cell::new(false),
        }))
    }

    /// See [`Outbox::lacks_scope`](super::Outbox::lacks_scope).
    pub(super) fn lacks_scope(&self) -> bool {
        self.0.lacks_scope.get()
    }

    /// See [`Outbox::is_repeated`](super::Outbox::is_repeated).
    pub(super) fn is_repeated(&self, id: &GifId) -> bool {
        let now_ms = browser::now_ms();
        let is_recent = |(last, at_ms): &(GifId, u64)| {
            last == id && now_ms.saturating_sub(*at_ms) < DOUBLE_CLICK_MS
        };
        self.0.in_flight.borrow().contains(id)
            || self.0.last.borrow().as_ref().is_some_and(is_recent)
    }

    /// See [`Outbox::send_gif`](super::Outbox::send_gif).
    pub(super) fn send(&self, pick: Pick) {
        let Picked::Gif { gif, link } = &pick.what else { return };
        if self.is_repeated(&gif.id) {
            return;
        }
        self.0.last.replace(Some((gif.id.clone(), browser::now_ms())));
        self.0.in_flight.borrow_mut().push(gif.id.clone());
        let (gif, link, sender) = (Arc::clone(gif), link.clone(), self.clone());
        spawn_local(async move {
            let result = sender.0.sender.send_gif(&link).await;
            sender.0.in_flight.borrow_mut().retain(|other| *other != gif.id);
            match result {
                Ok(message) => sender.report_sent(&gif, message),
                Err(error) => sender.report_failure(pick, &gif, &link, &error),
            }
        });
    }

    fn report_sent(&self, gif: &Gif, message: SentMessage) {
        let sender = self.clone();
        let act = Rc::new(move || sender.undo(message));
        let kind = ToastKind::Act(Action { label: Text::Undo, act });
        self.0.ctx.messages.toast(Toast { text: Text::GifSent.into(), kind });
        self.0.ctx.picks.report_gif_delivered(gif);
    }

    fn report_failure(&self, pick: Pick, gif: &Gif, link: &MediaUrl, error: &RestError) {
        self.0.last.borrow_mut().take_if(|(last, _)| *last == gif.id);
        if *error == RestError::Scope {
            self.0.lacks_scope.set(true);
            self.0.ctx.picks.deliver_without_scope(pick);
            return;
        }
        let what = Copyable { text: link.as_str().to_owned(), copied: Text::GifCopied.into() };
        let kind = ToastKind::OfferCopy(what);
        self.0.ctx.messages.toast(Toast { text: failure_phrase(error), kind });
    }

    fn undo(&self, message: SentMessage) {
        let messages = self.0.ctx.messages;
        messages.close_toast();
        let sender = Rc::clone(&self.0.sender);
        spawn_local(async move {
            let (text, kind) = match sender.undo(message).await {
                Ok(()) => (Text::Undone, ToastKind::Done),
                Err(_) => (Text::UndoFailed, ToastKind::Failure),
            };
            messages.toast(Toast { text: text.into(), kind });
        });
    }
}
