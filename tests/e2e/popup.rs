//! The portal destroys the picker whenever it closes the popup.

use crate::harness::{Outcome, Stage};
use serde_json::json;
use thirtyfour::{By, Key};

impl Stage {
    /// Returns the frame's name, which differs at each opening.
    async fn frame_name(&self) -> Outcome<String> {
        let frame = self.enter_portal().await?.find(By::Css("#popup iframe")).await?;
        Ok(frame.attr("name").await?.unwrap_or_default())
    }

    async fn reopens_as_another(&self, before: &str) -> Outcome {
        self.popup_is_open(false).await;
        self.open_picker().await?;
        self.ready_as("insert").await;
        assert_ne!(self.frame_name().await?, before);
        self.inserts("😀").await
    }
}

#[tokio::test]
async fn whatever_closes_the_popup_the_next_one_works() -> Outcome {
    let stage = Stage::with_picker().await?;

    let frame = stage.frame_name().await?;
    stage.click_in_portal("#chat-title").await?;
    stage.reopens_as_another(&frame).await?;

    let frame = stage.frame_name().await?;
    stage.type_in_draft(&Key::Escape.value().to_string()).await?;
    stage.reopens_as_another(&frame).await?;

    let frame = stage.frame_name().await?;
    stage.click_chip().await?;
    stage.reopens_as_another(&frame).await?;

    let frame = stage.frame_name().await?;
    stage.click_in_portal(".chat-item[data-dialog='45']").await?;
    stage.reopens_as_another(&frame).await
}

#[tokio::test]
async fn a_popup_closed_in_the_middle_of_a_pick_does_no_harm() -> Outcome {
    let stage = Stage::with_switches(json!({"reply_delay_ms": 300})).await?;
    stage.ready_as("insert").await;
    stage.pick("😀").await;
    let frame = stage.frame_name().await?;
    stage.click_in_portal("#chat-title").await?;
    stage.popup_is_open(false).await;
    stage.switch(json!({"reply_delay_ms": 0}));
    stage.reopens_as_another(&frame).await
}

/// The portal does not receive keys of the frame, so the picker moves the focus to the portal.
#[tokio::test]
async fn escape_in_the_picker_and_escape_again_closes_the_popup() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.enter_picker().await?.find(By::Id("search")).await?.click().await?;
    stage.search_has_focus().await;
    stage.press([Key::Escape]).await?;
    stage.enter_portal().await?;
    stage.actions().send_keys(Key::Escape).perform().await?;
    stage.popup_is_open(false).await;
    Ok(())
}
