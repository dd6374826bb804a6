//! The frame is removed during an operation: it is done once or not at all, and the app reports no
//! success that it has not seen.

use crate::harness::{Outcome, PickerPlace, Stage, until};
use serde_json::json;

impl Stage {
    /// Waits until the portal has received a request to send something.
    pub async fn is_asked_to_send(&self) {
        until("the portal was asked to send", 1, async || Ok(self.sendings())).await;
    }

    /// Closes the picker by a click elsewhere and opens it again; the new frame must have no unsent
    /// text.
    async fn new_frame_has_nothing_pending(&self, role: &str) -> Outcome {
        self.close_and_open(role).await?;
        self.ready_as(role).await;
        assert_eq!(self.toast().await?, "");
        assert!(!self.status().await?.contains("ent"), "{}", self.status().await?);
        Ok(())
    }

    async fn close_and_open(&self, role: &str) -> Outcome {
        if role == "insert" {
            return self.reopen_picker().await;
        }
        self.click_in_portal("#chat-title").await?;
        self.popup_is_open(false).await;
        self.click_in_portal("#smile-button").await?;
        self.click_in_portal("#tab-app").await?;
        self.page_is_there().await;
        Ok(())
    }

    /// All pending messages would arrive before the next one.
    async fn sends_one_more(&self, earlier: &[&str], text: &str) -> Outcome {
        self.pick(text).await;
        self.click("[data-action=send]").await;
        let all: Vec<&str> = earlier.iter().copied().chain([text]).collect();
        self.messages_are(&all).await;
        assert_eq!(self.sendings(), 2);
        Ok(())
    }

    /// Opens the composer in the emoji window of an old portal.
    async fn with_old_window() -> Outcome<Self> {
        let switches = json!({"old_portal": true});
        let stage = Self::opened_in(PickerPlace::OldWindow, switches).await?;
        stage.ready_as("send").await;
        Ok(stage)
    }
}

#[tokio::test]
async fn a_message_whose_frame_goes_before_the_answer_is_sent_once() -> Outcome {
    let stage = Stage::with_old_window().await?;
    stage.pick("😀").await;
    stage.switch(json!({"rest_delay_ms": 1_500}));
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.new_frame_has_nothing_pending("send").await?;
    stage.switch(json!({"rest_delay_ms": 0}));
    assert_eq!(stage.composer_text().await?, "");
    stage.sends_one_more(&["😀"], "😁").await
}

#[tokio::test]
async fn a_message_that_the_portal_did_not_take_is_not_sent_by_the_next_frame() -> Outcome {
    let stage = Stage::with_old_window().await?;
    stage.pick("😀").await;
    stage.switch(json!({"rest_fault": "hang"}));
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.new_frame_has_nothing_pending("send").await?;
    stage.switch(json!({"rest_fault": "none"}));
    stage.sends_one_more(&[], "😁").await
}

/// The click that closes the popup may be handled in the same task as the click that sends.
#[tokio::test]
async fn a_gif_whose_frame_goes_in_the_same_breath_is_sent_at_most_once() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({})).await?;
    let script = "document.querySelector('[data-gif-id]').click(); \
        parent.postMessage('the GIF was clicked', '*')";
    let close = "addEventListener('message', ({ data }) => { \
        if (data === 'the GIF was clicked') document.querySelector('#popup iframe').remove() })";
    stage.in_portal(close, vec![]).await?;
    // The frame may be removed before the driver has its answer.
    stage.in_picker(script, vec![]).await.ok();
    until("the frame is gone", json!(null), async || {
        stage.in_portal("return document.querySelector('#popup iframe')", vec![]).await
    })
    .await;
    stage.click_in_portal("#chat-title").await?;
    stage.popup_is_open(false).await;
    stage.open_picker().await?;
    stage.ready_as("insert").await;
    stage.tab_opens_with_gifs().await?;
    assert_eq!(stage.toast().await?, "");
    // A second message would be sent by the new frame.
    let second = stage.gifs().await?.swap_remove(1);
    stage.pick_gif(&second).await;
    stage.toast_says("GIF sent").await;
    let (first, second) = (stage.gif_message_of(&gif), stage.gif_message_of(&second));
    let messages = stage.messages();
    let fits = messages == [first, second.clone()] || messages == [second];
    assert!(fits, "{messages:?}");
    assert_eq!(stage.sendings(), messages.len());
    Ok(())
}

#[tokio::test]
async fn a_pick_whose_frame_goes_before_the_answer_is_inserted_once() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.set_draft("").await?;
    stage.switch(json!({"reply_delay_ms": 1_500}));
    stage.pick("😀").await;
    stage.draft_holds("😀").await;
    stage.switch(json!({"reply_delay_ms": 0}));
    stage.new_frame_has_nothing_pending("insert").await?;
    stage.pick("😁").await;
    stage.status_says("😁 inserted").await;
    stage.draft_holds("😀😁").await;
    Ok(())
}

impl Stage {
    /// Opens the GIF tab; a new frame may already have opened with it.
    async fn tab_opens_with_gifs(&self) -> Outcome {
        self.open_gifs().await?;
        self.gifs_appear().await;
        Ok(())
    }
}
