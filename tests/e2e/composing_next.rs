//! The composer while a message is being sent: only the sent text is removed from it.

use crate::harness::{Outcome, Stage};
use serde_json::json;

impl Stage {
    /// Types into the composer.
    async fn type_in_composer(&self, keys: &str) -> Outcome {
        self.in_picker("document.getElementById('composer').focus()", vec![]).await?;
        self.actions().send_keys(keys).perform().await
    }
}

#[tokio::test]
async fn a_pick_before_the_answer_stays() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 1_000})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.pick("😁").await;
    stage.status_says("Sent").await;
    stage.composer_holds("😁").await;
    stage.click("[data-action=send]").await;
    stage.messages_are(&["😀", "😁"]).await;
    stage.composer_holds("").await;
    Ok(())
}

#[tokio::test]
async fn words_before_the_answer_stay() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 1_000})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.type_in_composer("and then ").await?;
    stage.status_says("Sent").await;
    stage.composer_holds("and then ").await;
    Ok(())
}

#[tokio::test]
async fn what_fails_comes_back_before_what_has_been_written_since() -> Outcome {
    let stage =
        Stage::with_composer(json!({"rest_delay_ms": 1_000, "rest_fault": "access_error"})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.pick("😁").await;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.composer_holds("😀😁").await;
    // Both are still picks, which Backspace removes one by one.
    stage.in_picker("document.getElementById('search').focus()", vec![]).await?;
    for left in ["😀", ""] {
        stage.press([thirtyfour::Key::Backspace]).await?;
        stage.composer_holds(left).await;
    }
    Ok(())
}

#[tokio::test]
async fn a_message_that_is_sent_before_the_answer_follows_in_order() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 700})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.pick("😁").await;
    stage.click("[data-action=send]").await;
    // The user has not pressed Send for this text.
    stage.type_in_composer("b hel").await?;
    stage.messages_are(&["😀", "😁"]).await;
    stage.status_says("Sent").await;
    stage.composer_holds("b hel").await;
    stage.sendings_are(2).await;
    Ok(())
}

#[tokio::test]
async fn words_that_come_back_stay_apart_from_those_that_were_written_since() -> Outcome {
    let stage =
        Stage::with_composer(json!({"rest_delay_ms": 1_000, "rest_fault": "access_error"})).await?;
    stage.type_in_composer("Hello").await?;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.type_in_composer("Bye").await?;
    stage.click("[data-action=send]").await;
    stage.type_in_composer("Sir").await?;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.composer_holds("Hello Bye Sir").await;
    stage.messages_are(&[]).await;
    stage.sendings_are(1).await;
    Ok(())
}

/// When the answer arrives, the user may already be searching for the next emoji.
#[tokio::test]
async fn the_answer_does_not_move_the_focus() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 700})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.search("rock").await?;
    stage.status_says("Sent").await;
    stage.search_has_focus().await;
    stage.composer_holds("").await;
    Ok(())
}

/// Browsers reject `keepalive` requests with a body of more than 64 KiB.
#[tokio::test]
async fn a_long_message_is_sent() -> Outcome {
    let stage = Stage::with_composer(json!({})).await?;
    let text = "Привет ".repeat(1_800);
    let script = "const field = document.getElementById('composer'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    stage.in_picker(script, vec![json!(text)]).await?;
    stage.click("[data-action=send]").await;
    stage.messages_are(&[text.trim()]).await;
    stage.composer_holds("").await;
    stage.status_says("Sent").await;
    Ok(())
}

/// Only the portal's own error proves that nothing was sent; a proxy may have lost the answer.
#[tokio::test]
async fn a_proxy_that_loses_the_answer_gets_the_call_once() -> Outcome {
    for fault in ["503_html", "429_html", "401_html"] {
        let stage = Stage::with_composer(json!({ "rest_fault": fault })).await?;
        stage.pick("😀").await;
        stage.click("[data-action=send]").await;
        stage.toast_says("Bitrix24 did not confirm this.").await;
        stage.composer_holds("😀").await;
        // Any further request would have arrived before this one.
        stage.switch(json!({"rest_fault": "none"}));
        stage.in_picker("document.getElementById('composer').value = ''", vec![]).await?;
        stage.pick("😁").await;
        stage.click("[data-action=send]").await;
        stage.messages_are(&["😀", "😁"]).await;
        stage.sendings_are(2).await;
    }
    Ok(())
}
