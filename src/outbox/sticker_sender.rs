//! Asks the portal about stickers, sends them, each one once, offers to delete them again, and
//! reports failures.

use super::failure_phrase::failure_phrase;
use super::portal_version::PortalVersion;
use super::repeat_guard::RepeatGuard;
use super::sender::Sender;
use super::undo::{SentTexts, offer_undo};
use super::{StickerAnswer, StickerOutcome};
use crate::app::AppContext;
use crate::browser;
use crate::locale::Text;
use crate::rest::RestError;
use crate::stickers::{Question, StickerKey};
use crate::ui::{Toast, ToastKind};
use serde_json::Value;
use std::rc::Rc;

const TEXTS: SentTexts = SentTexts {
    sent: Text::StickerSent,
    undone: Text::StickerUndone,
    undo_failed: Text::StickerUndoFailed,
};

/// The codes with which a portal refuses a sticker that it does not have any more.
const GONE: [&str; 4] =
    ["PACK_NOT_AVAILABLE", "PACK_NOT_FOUND", "STICKER_SENDING_ERROR", "WRONG_PACK_TYPE"];

/// Sends stickers as messages.
#[derive(Clone)]
pub(super) struct StickerSender(Rc<Shared>);

struct Shared {
    ctx: AppContext,
    sender: Rc<Sender>,
    guard: RepeatGuard,
}

impl StickerSender {
    pub(super) fn new(ctx: AppContext, sender: Rc<Sender>) -> Self {
        Self(Rc::new(Shared { ctx, sender, guard: RepeatGuard::default() }))
    }

    /// See [`Outbox::ask_stickers`](super::Outbox::ask_stickers).
    pub(super) fn ask(&self, question: Question) -> StickerAnswer<Result<Value, RestError>> {
        let sender = self.clone();
        Box::pin(async move {
            let answer = sender.0.sender.ask_stickers(question).await;
            if answer.as_ref().is_err_and(PortalVersion::is_too_old) {
                sender.take_tab_away();
            }
            answer
        })
    }

    /// See [`Outbox::send_sticker`](super::Outbox::send_sticker).
    pub(super) fn send(&self, key: StickerKey) -> StickerAnswer<StickerOutcome> {
        let sender = self.clone();
        Box::pin(async move {
            let Shared { ctx, sender: rest, guard } = &*sender.0;
            let id = key.to_string();
            if !guard.begin(&id, browser::now_ms()) {
                return StickerOutcome::Repeated;
            }
            let result = rest.send_sticker(key).await;
            guard.end(&id, result.is_ok());
            match result {
                Ok(message) => {
                    offer_undo(*ctx, rest, message, TEXTS);
                    StickerOutcome::Sent
                }
                Err(error) => sender.report_failure(&error),
            }
        })
    }

    fn report_failure(&self, error: &RestError) -> StickerOutcome {
        if PortalVersion::is_too_old(error) {
            self.take_tab_away();
            return StickerOutcome::Failed;
        }
        let is_gone =
            matches!(error, RestError::Refused { code, .. } if GONE.contains(&code.as_str()));
        let text = if is_gone { Text::StickerGone.into() } else { failure_phrase(error) };
        self.0.ctx.messages.toast(Toast { text, kind: ToastKind::Failure });
        if is_gone { StickerOutcome::Gone } else { StickerOutcome::Failed }
    }

    fn take_tab_away(&self) {
        self.0.sender.version().set_has_stickers(false);
        let text = Text::StickersGone.into();
        self.0.ctx.messages.toast(Toast { text, kind: ToastKind::Failure });
    }
}
