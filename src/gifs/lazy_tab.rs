//! Loads the code of the GIF tab when the tab is first opened.

use super::views;
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::browser;
use crate::locale::Text;
use crate::ui::{Notice, NoticeKind, Tab, watch_now};
use leptos::prelude::Get as _;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Loads and mounts the tab when it is first on screen. A failure shows a
/// notice with a retry; opening the tab again retries as well.
pub fn load_when_opened(ctx: AppContext) {
    let loader = Loader { ctx, has_started: Rc::default() };
    watch_now(move || match ctx.picker.tab.get() {
        Tab::Gifs => loader.load(),
        Tab::Emoji => ctx.messages.close_notice(NoticeKind::Gifs),
    });
}

#[derive(Clone)]
struct Loader {
    ctx: AppContext,
    /// Whether the code is loading or has loaded.
    has_started: Rc<Cell<bool>>,
}

impl Loader {
    fn load(&self) {
        if self.has_started.replace(true) {
            return;
        }
        self.ctx.messages.close_notice(NoticeKind::Gifs);
        let loader = self.clone();
        spawn_local(async move {
            if let Err(why) = mount(loader.ctx).await {
                browser::warn(&why.to_string());
                loader.has_started.set(false);
                loader.show_failure();
            }
        });
    }

    fn show_failure(self) {
        if self.ctx.picker.is_in_gifs() {
            self.ctx.messages.notice(Notice {
                kind: NoticeKind::Gifs,
                text: Text::PartFailed.into(),
                retry: Some(Rc::new(move || self.load())),
            });
        }
    }
}

lazy! {
    /// Opens the tab in its panel. Many users never open the tab, and none opens it before the
    /// first emoji are there.
    gifs: fn mount(ctx: AppContext) -> () {
        if let Some(panel) = browser::by_id("gif-panel") {
            views::open(ctx, panel);
        }
    }
}
