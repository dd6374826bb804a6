//! Loads the code of the GIF tab when the tab is first opened.

use super::views;
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::app::lazy_tab;
use crate::browser;
use crate::ui::Tab;

/// Loads and mounts the tab when it is first on screen.
pub fn load_when_opened(ctx: AppContext) {
    lazy_tab::load_when_opened(ctx, Tab::Gifs, |ctx| {
        Box::pin(async move { mount(ctx).await.map_err(|why| why.to_string()) })
    });
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
