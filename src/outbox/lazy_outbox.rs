//! The handle to the outbox in the first file. The code of the outbox is loaded when it is first
//! needed: most pickers only insert into the draft.

use super::loaded_outbox::LoadedOutbox;
use super::{LazyGifSender, SendTarget};
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::bridge::Bridge;
use crate::browser;
use crate::delivery::{DeliveryMode, Pick, PickField};
use crate::gifs::GifId;
use crate::locale::Text;
use crate::person::Reading;
use crate::portal::{PlacementContext, WindowName};
use crate::rest::{RestAccess, RestError};
use crate::stickers::{Question, StickerKey};
use crate::ui::{Notice, NoticeKind};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The outbox, once its code has loaded.
pub trait Outbox {
    /// Shows the composer at the foot of the picker. `None`: it could not send.
    fn show_composer(&self) -> Option<Rc<dyn PickField>>;
    /// Sends a picked GIF as a message, unless it [is repeated](Self::is_repeated), and reports how it
    /// went.
    fn send_gif(&self, pick: Pick);
    /// Returns whether the GIF is being sent, or was sent a moment ago.
    fn is_repeated(&self, gif: &GifId) -> bool;
    /// Returns whether the portal has answered that the app may not send messages.
    fn lacks_scope(&self) -> bool;
    /// Asks the portal about packs of stickers. If the portal does not have stickers any more, says so
    /// and takes their tab away.
    fn ask_stickers(&self, question: Question) -> StickerAnswer<Result<Value, RestError>>;
    /// Sends a sticker as a message, unless it is a repetition, and reports how it went.
    fn send_sticker(&self, key: StickerKey) -> StickerAnswer<StickerOutcome>;
    /// Reads the user's stored state from the portal's server.
    fn read_stored_state(&self) -> Reading;
}

/// An answer that is on its way.
pub type StickerAnswer<T> = Pin<Box<dyn Future<Output = T>>>;

/// What became of a picked sticker. The user has been told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StickerOutcome {
    /// It was sent.
    Sent,
    /// It is the second half of a double click.
    Repeated,
    /// The portal does not have it any more.
    Gone,
    /// The portal has refused it, or has not confirmed it.
    Failed,
}

/// A handle to the outbox of this page.
#[derive(Clone)]
pub struct LazyOutbox(Rc<Shared>);

struct Shared {
    ctx: AppContext,
    access: Option<RestAccess>,
    target: SendTarget,
    loaded: RefCell<Option<Rc<dyn Outbox>>>,
    /// Whether the code is on its way.
    is_loading: Cell<bool>,
}

impl LazyOutbox {
    /// Creates the outbox for a portal that has answered.
    pub fn in_portal(
        ctx: AppContext,
        bridge: &Rc<Bridge>,
        portal: &WindowName,
        context: &PlacementContext,
    ) -> Self {
        let access = RestAccess::of_context(bridge, portal, context);
        Self::new(ctx, access, SendTarget::of_context(context))
    }

    fn new(ctx: AppContext, access: Option<RestAccess>, target: SendTarget) -> Self {
        Self(Rc::new(Shared {
            ctx,
            access,
            target,
            loaded: RefCell::default(),
            is_loading: Cell::default(),
        }))
    }

    /// Returns where messages go.
    pub fn target(&self) -> &SendTarget {
        &self.0.target
    }

    /// Returns what identifies the portal in the browser's storage.
    pub fn owner(&self) -> Option<&str> {
        self.0.access.as_ref()?.owner.as_deref()
    }

    /// Returns the portal's origin.
    pub fn portal_origin(&self) -> Option<String> {
        self.0.access.as_ref().map(|access| access.portal.origin())
    }

    /// Loads the code before it is needed. A failure is not reported: nothing waits for it. While it is
    /// loading, a second attempt would begin as soon as the first one fails, and hold up the user's next
    /// one.
    pub fn load_early(&self) {
        if self.0.is_loading.get() {
            return;
        }
        let outbox = self.clone();
        spawn_local(async move { drop(outbox.load().await) });
    }

    /// Returns the outbox if its code has loaded.
    pub fn loaded(&self) -> Option<Rc<dyn Outbox>> {
        self.0.loaded.borrow().clone()
    }

    /// Loads the code. Returns `None` if it does not come; another call tries again.
    pub async fn load(&self) -> Option<Rc<dyn Outbox>> {
        if let Some(outbox) = self.loaded() {
            return Some(outbox);
        }
        let Shared { ctx, access, target, loaded, is_loading } = &*self.0;
        is_loading.set(true);
        let opened = open(*ctx, access.clone(), target.clone()).await;
        is_loading.set(false);
        match opened {
            // Another call may have been faster, and there must be one client of the portal.
            Ok(outbox) => Some(Rc::clone(loaded.borrow_mut().get_or_insert(outbox))),
            Err(why) => {
                browser::warn(&why.to_string());
                None
            }
        }
    }

    /// Shows the composer and delivers picks into it, beginning with those that wait.
    ///
    /// If the code does not come, a notice offers another try. Until then the picks that wait are kept,
    /// and further picks are copied.
    pub fn compose(&self) {
        let outbox = self.clone();
        spawn_local(async move {
            let ctx = outbox.0.ctx;
            let (mode, name) = match outbox.load().await {
                Some(loaded) => match loaded.show_composer() {
                    Some(composer) => {
                        let gifs = LazyGifSender::new(outbox.clone());
                        (DeliveryMode::Field(composer, Some(gifs)), "send")
                    }
                    None => (DeliveryMode::Copy, "copy"),
                },
                None => {
                    let retried = outbox.clone();
                    outbox.report_failure(move || retried.compose());
                    (DeliveryMode::CopyUntilLoaded, "copy")
                }
            };
            ctx.picks.set_mode(mode);
            browser::mark_role(name);
        });
    }

    /// Returns what reads the user's stored state from the portal's server. `None`: the portal gave no
    /// token.
    pub fn state_reader(&self) -> Option<impl Fn() -> Reading + 'static> {
        self.0.access.as_ref()?;
        let outbox = self.clone();
        Some(move || -> Reading {
            let outbox = outbox.clone();
            Box::pin(async move { outbox.load().await?.read_stored_state().await })
        })
    }

    /// Shows the notice of a part that has not loaded.
    pub(super) fn report_failure(&self, retry: impl Fn() + 'static) {
        self.0.ctx.messages.notice(Notice {
            kind: NoticeKind::Delivery,
            text: Text::PartFailed.into(),
            retry: Some(Rc::new(retry)),
        });
    }

    /// Closes the notice of a part that has not loaded, when it is tried again.
    pub(super) fn close_failure(&self) {
        self.0.ctx.messages.close_notice(NoticeKind::Delivery);
    }
}

lazy! {
    /// Creates the outbox, with a client of the portal if there is access to one.
    outbox: fn open(ctx: AppContext, access: Option<RestAccess>, target: SendTarget) -> Rc<dyn Outbox> {
        Rc::new(LoadedOutbox::new(ctx, access, target))
    }
}
