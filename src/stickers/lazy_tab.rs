//! Loads the code of the stickers' tab when it is first needed.

use super::views;
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::app::lazy_tab;
use crate::browser;
use crate::ui::{Tab, watch_now};
use leptos::prelude::{Get as _, Read as _};

/// Loads and mounts the tab when it is first on screen, when the user searches among the emoji of a
/// portal that has stickers, and, with `is_new`, when the portal has told that it has them: the list of
/// packs is then asked for and stored.
pub fn load_when_needed(ctx: AppContext, is_new: bool) {
    let loader = lazy_tab::load_when_opened(ctx, Tab::Stickers, |ctx| {
        Box::pin(async move { mount(ctx).await.map_err(|why| why.to_string()) })
    });
    watch_now(move || {
        let is_searching = !ctx.picker.query.read().is_empty();
        if ctx.picker.has_sticker_tab.get() && (is_new || is_searching) {
            loader.load();
        }
    });
}

lazy! {
    /// Opens the tab in its panel.
    stickers: fn mount(ctx: AppContext) -> () {
        if let Some(panel) = browser::by_id("sticker-panel") {
            views::open(ctx, panel);
        }
    }
}
