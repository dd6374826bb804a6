//! The tab that the picker opens with: that of the last pick, or the portal's default.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;
use thirtyfour::Key;

const GIFS_FIRST: (&str, &str) = ("default_tab", "gifs");

impl Stage {
    /// Opens the picker in a portal whose administrator has set these options.
    async fn in_portal_with(options: &[(&str, &str)]) -> Outcome<Self> {
        let stage = Self::with_app_options_in(Settings::default(), json!({}), options).await?;
        stage.role_is("insert").await;
        Ok(stage)
    }

    /// Waits until this tab is selected and only its panel is visible.
    async fn tab_is(&self, tab: &str, panel: &str) {
        until("the tab", json!([tab, panel]), async || {
            let script = "return [document.querySelector('[role=tab][aria-selected=true]').id, \
                [...document.querySelectorAll('[role=tabpanel]')] \
                    .filter((panel) => panel.checkVisibility()).map((panel) => panel.id).join()]";
            self.in_picker(script, vec![]).await
        })
        .await;
    }

    async fn shows_gifs(&self) {
        self.tab_is("tab-gifs", "gif-panel").await;
    }

    async fn shows_emoji(&self) {
        self.tab_is("tab-emoji", "panel").await;
    }
}

#[tokio::test]
async fn the_portals_setting_is_followed() -> Outcome {
    let stage = Stage::in_portal_with(&[GIFS_FIRST]).await?;
    stage.shows_gifs().await;
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 1);
    // The order of the tabs stays the same.
    stage.open_emoji().await?;
    stage.pick("😀").await;
    stage.draft_holds("😀").await;
    Ok(())
}

#[tokio::test]
async fn the_tab_that_was_last_picked_from_comes_first() -> Outcome {
    let options = [GIFS_FIRST, ("gif_click", "insert")];
    let stage = Stage::in_portal_with(&options).await?;
    stage.shows_gifs().await;
    stage.open_emoji().await?;
    stage.pick("😀").await;
    stage.draft_holds("😀").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_emoji().await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.reopen_picker().await?;
    stage.role_is("insert").await;
    stage.shows_gifs().await;
    Ok(())
}

#[tokio::test]
async fn without_a_gif_tab_the_setting_means_nothing() -> Outcome {
    let stage = Stage::in_portal_with(&[GIFS_FIRST, ("gif_tab", "N")]).await?;
    stage.shows_emoji().await;
    assert_eq!(stage.gif_requests().len(), 0);
    Ok(())
}

#[tokio::test]
async fn a_user_who_types_stays_in_the_tab() -> Outcome {
    let switches = json!({"wasm": "held"});
    let stage = Stage::with_app_options_in(Settings::default(), switches, &[GIFS_FIRST]).await?;
    stage.search("pizza").await?;
    stage.switch(json!({"wasm": "normal"}));
    stage.first_cell_is("🍕").await;
    stage.ready_as("insert").await;
    stage.shows_emoji().await;
    stage.press([Key::Enter]).await?;
    stage.draft_holds("🍕").await;
    Ok(())
}
