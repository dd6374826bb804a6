//! Reports a message that was sent, and offers to delete it again.

use super::sender::{Sender, SentMessage};
use crate::app::AppContext;
use crate::locale::Text;
use crate::ui::{Action, Toast, ToastKind};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The texts about a kind of message.
#[derive(Clone, Copy)]
pub(super) struct SentTexts {
    pub(super) sent: Text,
    pub(super) undone: Text,
    pub(super) undo_failed: Text,
}

/// Shows a toast that offers to delete the message.
pub(super) fn offer_undo(
    ctx: AppContext,
    sender: &Rc<Sender>,
    message: SentMessage,
    texts: SentTexts,
) {
    let sender = Rc::clone(sender);
    let act = Rc::new(move || undo(ctx, Rc::clone(&sender), message, texts));
    let kind = ToastKind::Act(Action { label: Text::Undo, act });
    ctx.messages.toast(Toast { text: texts.sent.into(), kind });
}

fn undo(ctx: AppContext, sender: Rc<Sender>, message: SentMessage, texts: SentTexts) {
    ctx.messages.close_toast();
    spawn_local(async move {
        let (text, kind) = match sender.undo(message).await {
            Ok(()) => (texts.undone, ToastKind::Done),
            Err(_) => (texts.undo_failed, ToastKind::Failure),
        };
        ctx.messages.toast(Toast { text: text.into(), kind });
    });
}
