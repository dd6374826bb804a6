//! The outbox, in the file that is loaded when it is first needed.

use super::composer::{Composer, ComposerState};
use super::gif_sender::GifSender;
use super::portal_version::PortalVersion;
use super::sender::Sender;
use super::sticker_sender::StickerSender;
use super::stored_state::read_stored_state;
use super::{Outbox, SendTarget, StickerAnswer, StickerOutcome};
use crate::app::AppContext;
use crate::browser;
use crate::delivery::{Pick, PickField};
use crate::gifs::GifId;
use crate::locale::Text;
use crate::person::Reading;
use crate::rest::{RestAccess, RestClient, RestError};
use crate::stickers::{Question, StickerKey};
use crate::ui::{Toast, ToastKind};
use leptos::mount::mount_to;
use leptos::prelude::*;
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The outbox.
pub(super) struct LoadedOutbox {
    ctx: AppContext,
    client: Option<Rc<RestClient>>,
    sender: Option<Rc<Sender>>,
    gifs: Option<GifSender>,
    stickers: Option<StickerSender>,
}

impl LoadedOutbox {
    /// Creates the outbox. Without access or without a chat it sends nothing.
    pub(super) fn new(ctx: AppContext, access: Option<RestAccess>, target: SendTarget) -> Self {
        let on_wait = move || {
            let text = Text::SendWaiting.into();
            ctx.messages.toast(Toast { text, kind: ToastKind::Done });
        };
        let owner = access.as_ref().and_then(|access| access.owner.as_deref());
        let version = PortalVersion::new(ctx.picker, owner);
        let client = access.map(|access| RestClient::with_access(access, ctx.limits, on_wait));
        let sender = match (&client, target) {
            (Some(client), SendTarget::Chat(dialog)) => {
                Some(Rc::new(Sender::new(Rc::clone(client), dialog, version)))
            }
            _ => None,
        };
        if let Some(sender) = sender.clone() {
            spawn_local(async move { sender.prepare(ctx.limits.option_ms).await });
        }
        let gifs = sender.clone().map(|sender| GifSender::new(ctx, sender));
        let stickers = sender.clone().map(|sender| StickerSender::new(ctx, sender));
        Self { ctx, client, sender, gifs, stickers }
    }
}

impl Outbox for LoadedOutbox {
    fn show_composer(&self) -> Option<Rc<dyn PickField>> {
        let (ctx, sender) = (self.ctx, self.sender.clone()?);
        let composer = ctx.owner.with(|| {
            let composer = ComposerState::new(ctx, sender);
            mount_at_foot(move || view! { <Composer composer/> });
            composer
        });
        Some(Rc::new(composer))
    }

    fn send_gif(&self, pick: Pick) {
        if let Some(gifs) = &self.gifs {
            gifs.send(pick);
        }
    }

    fn is_repeated(&self, gif: &GifId) -> bool {
        self.gifs.as_ref().is_some_and(|gifs| gifs.is_repeated(gif))
    }

    fn lacks_scope(&self) -> bool {
        self.gifs.as_ref().is_some_and(GifSender::lacks_scope)
    }

    fn ask_stickers(&self, question: Question) -> StickerAnswer<Result<Value, RestError>> {
        match &self.stickers {
            Some(stickers) => stickers.ask(question),
            None => Box::pin(async { Err(RestError::NotAuthorized) }),
        }
    }

    fn send_sticker(&self, key: StickerKey) -> StickerAnswer<StickerOutcome> {
        match &self.stickers {
            Some(stickers) => stickers.send(key),
            None => Box::pin(async { StickerOutcome::Failed }),
        }
    }

    fn read_stored_state(&self) -> Reading {
        let (client, limit_ms) = (self.client.clone(), self.ctx.limits.option_ms);
        Box::pin(async move { read_stored_state(&client?, limit_ms).await })
    }
}

/// Mounts a view in the foot of the page. It stays as long as the page.
fn mount_at_foot<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    match browser::by_id::<HtmlElement>("foot") {
        Some(foot) => {
            foot.set_text_content(None);
            mount_to(foot, view).forget();
        }
        None => browser::error("the page has no foot"),
    }
}
