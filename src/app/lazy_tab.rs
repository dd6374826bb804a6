//! Loads the code of a tab when the tab is first opened.

use super::AppContext;
use crate::browser;
use crate::locale::Text;
use crate::ui::{Notice, NoticeKind, Tab, watch_now};
use leptos::prelude::Get as _;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Loads the code of a tab, and mounts it.
type Mount = fn(AppContext) -> Mounting;

/// The outcome of a [`Mount`]. An error says why the code did not load.
pub type Mounting = Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// Loads and mounts a tab when it is first on screen. A failure shows a notice with a retry; opening
/// the tab again retries as well. Returns what loads it before.
pub fn load_when_opened(ctx: AppContext, tab: Tab, mount: Mount) -> Loader {
    let loader = Loader { ctx, tab, mount, has_started: Rc::default() };
    let ours = loader.clone();
    watch_now(move || {
        if ctx.picker.tab.get() == tab {
            loader.load();
        } else {
            ctx.messages.close_notice(NoticeKind::Tab(tab));
        }
    });
    ours
}

/// Loads the code of a tab once.
#[derive(Clone)]
pub struct Loader {
    ctx: AppContext,
    tab: Tab,
    mount: Mount,
    /// Whether the code is loading or has loaded.
    has_started: Rc<Cell<bool>>,
}

impl Loader {
    /// Loads and mounts the tab, unless that has happened.
    pub fn load(&self) {
        if self.has_started.replace(true) {
            return;
        }
        self.ctx.messages.close_notice(NoticeKind::Tab(self.tab));
        let loader = self.clone();
        spawn_local(async move {
            if let Err(why) = (loader.mount)(loader.ctx).await {
                browser::warn(&why);
                loader.has_started.set(false);
                loader.show_failure();
            }
        });
    }

    fn show_failure(self) {
        if self.ctx.picker.is_in(self.tab) {
            self.ctx.messages.notice(Notice {
                kind: NoticeKind::Tab(self.tab),
                text: Text::PartFailed.into(),
                retry: Some(Rc::new(move || self.load())),
            });
        }
    }
}
