//! The shortest path through the main features, for every engine.

use crate::harness::{LONG_LIMITS, Outcome, Settings, Stage};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    /// Clicks the search field, types half a word that finds a pizza, and presses Enter.
    async fn find_pizza(&self) -> Outcome {
        self.click("#search").await;
        self.actions().send_keys("pizz").perform().await?;
        self.first_cell_is("🍕").await;
        self.press([Key::Enter]).await
    }
}

#[tokio::test]
async fn a_click_and_half_a_word_put_emoji_into_the_draft() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.find_pizza().await?;
    stage.draft_is("😀🍕").await;
    stage.draft_has_focus(true).await;
    Ok(())
}

#[tokio::test]
async fn outside_a_portal_they_are_collected_and_copied() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.find_pizza().await?;
    stage.output_field_is("😀🍕").await;
    stage.click("#foot [data-action=copy]").await;
    stage.toast_says("😀🍕 copied").await;
    stage.open_portal().await?;
    stage.clipboard_holds("😀🍕").await
}
