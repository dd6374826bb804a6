//! Faults between sending a message and its answer: nothing is lost, and nothing is sent twice.

use crate::harness::{LONG_LIMITS, Outcome, Stage, until};
use serde_json::json;

const UNKNOWN: &str = "Bitrix24 did not confirm this. Check the chat to see whether it was sent.";

/// A factor on the app's time limits for tests that wait until the longest of them expires.
const VERY_SHORT_LIMITS: f64 = 0.2;

impl Stage {
    /// Clicks GIFs by their indexes in the page, without waiting.
    async fn click_gifs(&self, places: &[usize]) -> Outcome {
        let script = "const gifs = document.querySelectorAll('[data-gif-id]'); \
            arguments[0].forEach((place) => gifs[place].click())";
        self.in_picker(script, vec![json!(places)]).await.map(drop)
    }

    /// Waits until these messages have arrived, in any order.
    async fn messages_have_come(&self, texts: &[String]) {
        let mut texts = texts.to_vec();
        texts.sort();
        until("the messages", texts, async || {
            let mut messages = self.messages();
            messages.sort();
            Ok(messages)
        })
        .await;
    }

    /// Checks that the app has never announced this success.
    async fn never_claimed(&self, success: &str) -> Outcome {
        let announced = self.announced().await?;
        assert!(!announced.is_empty() && !announced.contains(success), "{announced}");
        Ok(())
    }
}

#[tokio::test]
async fn a_token_that_expires_between_two_gifs_is_renewed() -> Outcome {
    let switches = json!({"token_calls": 1, "time_factor": LONG_LIMITS});
    let (stage, first) = Stage::with_sent_gifs(switches).await?;
    let second = stage.gifs().await?.swap_remove(1);
    stage.pick_gif(&first).await;
    stage.toast_says("GIF sent").await;
    stage.pick_gif(&second).await;
    let messages = [stage.gif_message_of(&first), stage.gif_message_of(&second)];
    stage.messages_are(&[&messages[0], &messages[1]]).await;
    // Undoing also needs a token, and deletes the last message.
    stage.toast_says("GIF sent").await;
    stage.click("[data-action=toast]").await;
    stage.toast_says("GIF deleted").await;
    stage.messages_are(&[&messages[0]]).await;
    Ok(())
}

#[tokio::test]
async fn gifs_that_are_clicked_while_others_are_on_their_way_are_sent_once_each() -> Outcome {
    let (stage, _) = Stage::with_sent_gifs(json!({"rest_delay_ms": 700})).await?;
    let gifs = stage.gifs().await?;
    let message = |place: usize| stage.gif_message_of(&gifs[place]);
    stage.click_gifs(&[0, 1, 0, 1, 0]).await?;
    stage.toast_says("GIF sent").await;
    stage.messages_have_come(&[message(0), message(1)]).await;
    // Any further request would have arrived before this one.
    stage.switch(json!({"rest_delay_ms": 0}));
    stage.click_gifs(&[2]).await?;
    stage.messages_have_come(&[message(0), message(1), message(2)]).await;
    assert_eq!(stage.sendings(), 3);
    Ok(())
}

#[tokio::test]
async fn the_end_of_one_sending_says_nothing_of_another() -> Outcome {
    let (stage, _) = Stage::with_sent_gifs(json!({"rest_delay_ms": 1500})).await?;
    let gifs = stage.gifs().await?;
    let message = |place: usize| stage.gif_message_of(&gifs[place]);
    stage.click_gifs(&[0]).await?;
    stage.sendings_are(1).await;
    stage.switch(json!({"rest_delay_ms": 0, "rest_fault": "hang"}));
    stage.click_gifs(&[1]).await?;
    stage.sendings_are(2).await;
    stage.toast_says("GIF sent").await;
    // The second message is still being sent.
    stage.click_gifs(&[1]).await?;
    stage.switch(json!({"rest_fault": "none"}));
    stage.click_gifs(&[2]).await?;
    stage.messages_are(&[&message(0), &message(2)]).await;
    assert_eq!(stage.sendings(), 3);
    Ok(())
}

#[tokio::test]
async fn a_connection_that_breaks_claims_nothing_and_sends_nothing_again() -> Outcome {
    let (stage, _) = Stage::with_sent_gifs(json!({})).await?;
    stage.record_announcements().await?;
    let gifs = stage.gifs().await?;
    let mut came = Vec::new();
    // Once before the portal has sent the message, and once after.
    for (place, (fault, is_carried_out)) in
        [("drop", false), ("cut", true), ("truncated", true), ("empty", true)].iter().enumerate()
    {
        stage.switch(json!({ "rest_fault": fault }));
        stage.pick_gif(&gifs[place]).await;
        stage.toast_says(UNKNOWN).await;
        stage.status_says(UNKNOWN).await;
        stage.click(".toast [aria-label='Dismiss notification']").await;
        if *is_carried_out {
            came.push(stage.gif_message_of(&gifs[place]));
        }
        assert_eq!(stage.messages(), came, "{fault}");
        assert_eq!(stage.sendings(), place + 1, "{fault}");
    }
    stage.never_claimed("GIF sent").await?;
    assert_eq!(stage.draft().await?, "");
    Ok(())
}

#[tokio::test]
async fn what_may_have_been_sent_stays_in_the_composer() -> Outcome {
    let stage = Stage::with_composer(json!({})).await?;
    stage.record_announcements().await?;
    stage.pick("😀").await;
    for (sendings, fault) in (1..).zip(["drop", "cut"]) {
        stage.switch(json!({ "rest_fault": fault }));
        stage.click("[data-action=send]").await;
        stage.toast_says(UNKNOWN).await;
        stage.composer_holds("😀").await;
        assert_eq!(stage.sendings(), sendings, "{fault}");
        stage.click(".toast [aria-label='Dismiss notification']").await;
    }
    stage.never_claimed("Sent").await?;
    stage.messages_are(&["😀"]).await;
    Ok(())
}

#[tokio::test]
async fn a_portal_that_does_not_answer_is_given_up_and_can_be_tried_again() -> Outcome {
    let stage = Stage::with_composer(json!({"time_factor": VERY_SHORT_LIMITS})).await?;
    stage.record_announcements().await?;
    stage.pick("😀").await;
    stage.switch(json!({"rest_fault": "hang"}));
    stage.click("[data-action=send]").await;
    stage.toast_says(UNKNOWN).await;
    stage.composer_holds("😀").await;
    stage.never_claimed("Sent").await?;
    stage.switch(json!({"rest_fault": "none"}));
    // The message that stays open does not block the next one.
    stage.click("[data-action=send]").await;
    stage.messages_are(&["😀"]).await;
    stage.composer_holds("").await;
    assert_eq!(stage.sendings(), 2);
    Ok(())
}
