//! Sends picked GIFs, each one once, offers to delete them again, and reports failures.

use super::failure_phrase::failure_phrase;
use super::repeat_guard::RepeatGuard;
use super::sender::Sender;
use super::undo::{SentTexts, offer_undo};
use crate::app::AppContext;
use crate::browser;
use crate::delivery::{Pick, Picked};
use crate::gifs::{GifId, MediaUrl};
use crate::locale::Text;
use crate::rest::RestError;
use crate::ui::{Copyable, Toast, ToastKind};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

const TEXTS: SentTexts =
    SentTexts { sent: Text::GifSent, undone: Text::Undone, undo_failed: Text::UndoFailed };

/// Sends GIFs as messages.
#[derive(Clone)]
pub(super) struct GifSender(Rc<Shared>);

struct Shared {
    ctx: AppContext,
    sender: Rc<Sender>,
    guard: RepeatGuard,
    lacks_scope: Cell<bool>,
}

impl GifSender {
    pub(super) fn new(ctx: AppContext, sender: Rc<Sender>) -> Self {
        let (guard, lacks_scope) = (RepeatGuard::default(), Cell::new(false));
        Self(Rc::new(Shared { ctx, sender, guard, lacks_scope }))
    }

    /// See [`Outbox::lacks_scope`](super::Outbox::lacks_scope).
    pub(super) fn lacks_scope(&self) -> bool {
        self.0.lacks_scope.get()
    }

    /// See [`Outbox::is_repeated`](super::Outbox::is_repeated).
    pub(super) fn is_repeated(&self, id: &GifId) -> bool {
        self.0.guard.is_repeated(id.as_str(), browser::now_ms())
    }

    /// See [`Outbox::send_gif`](super::Outbox::send_gif).
    pub(super) fn send(&self, pick: Pick) {
        let Picked::Gif { gif, link } = &pick.what else { return };
        if !self.0.guard.begin(gif.id.as_str(), browser::now_ms()) {
            return;
        }
        let (gif, link, sender) = (Arc::clone(gif), link.clone(), self.clone());
        spawn_local(async move {
            let Shared { ctx, sender: rest, guard, .. } = &*sender.0;
            let result = rest.send_gif(&link).await;
            guard.end(gif.id.as_str(), result.is_ok());
            match result {
                Ok(message) => {
                    offer_undo(*ctx, rest, message, TEXTS);
                    ctx.picks.report_gif_delivered(&gif);
                }
                Err(error) => sender.report_failure(pick, &link, &error),
            }
        });
    }

    fn report_failure(&self, pick: Pick, link: &MediaUrl, error: &RestError) {
        if *error == RestError::Scope {
            self.0.lacks_scope.set(true);
            self.0.ctx.picks.deliver_without_scope(pick);
            return;
        }
        let what = Copyable { text: link.as_str().to_owned(), copied: Text::GifCopied.into() };
        let kind = ToastKind::OfferCopy(what);
        self.0.ctx.messages.toast(Toast { text: failure_phrase(error), kind });
    }
}
