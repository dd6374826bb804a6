//! The API key's calls are used up: the user reads how long to wait, and the app sends no requests.

use crate::harness::{Outcome, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;

const TOO_MANY: &str = "Too many GIF searches right now.";

impl Stage {
    /// Opens the tab with a service that refuses everything; with short limits, the minute is 18
    /// seconds.
    async fn with_too_many(fault: &str) -> Outcome<Self> {
        let stage = Self::with_gifs_to_look_at(
            Settings::default(),
            json!({"time_factor": SHORT_LIMITS, "gif_answer": fault}),
        )
        .await?;
        stage.gif_message_says(TOO_MANY).await;
        Ok(stage)
    }

    async fn seconds_left(&self) -> Outcome<Option<u32>> {
        let words = self.text_of(".gif-wait").await?;
        Ok(words.split(' ').find_map(|word| word.parse().ok()))
    }

    /// Waits until the countdown has reached this value.
    async fn counts_down_to(&self, seconds: u32) {
        until(&format!("{seconds} seconds or less"), true, async || {
            Ok(self.seconds_left().await?.is_none_or(|left| left <= seconds))
        })
        .await;
    }
}

#[tokio::test]
async fn both_forms_of_the_answer_start_a_countdown() -> Outcome {
    for fault in ["429", "429_meta"] {
        let stage = Stage::with_too_many(fault).await?;
        let seconds = stage.seconds_left().await?.expect("a countdown");
        assert!((10..=18).contains(&seconds), "{seconds}");
        let words = stage.text_of(".gif-wait").await?;
        assert!(words.starts_with("You can continue in ") && words.contains(" second"), "{words}");
        stage.counts_down_to(seconds - 1).await;
        // A screen reader would announce every second.
        assert_eq!(stage.attribute(".gif-wait", "aria-hidden").await?.as_deref(), Some("true"));
        stage.status_says(TOO_MANY).await;
    }
    Ok(())
}

#[tokio::test]
async fn a_retry_waits_for_the_countdown_and_then_works() -> Outcome {
    let stage = Stage::with_too_many("429").await?;
    stage.switch(json!({"gif_answer": "right"}));
    for _ in 0..10 {
        stage.click("[data-action=retry]").await;
    }
    stage.text_is("[data-action=retry]", "Trying again in a moment…").await;
    assert_eq!(
        stage.attribute("[data-action=retry]", "aria-disabled").await?.as_deref(),
        Some("true")
    );
    // The app sends nothing before the end.
    for seconds in [12, 6, 0] {
        assert_eq!(stage.gif_requests().len(), 1);
        stage.counts_down_to(seconds).await;
    }
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

/// Every further call would be refused as well.
#[tokio::test]
async fn nothing_else_is_asked_meanwhile() -> Outcome {
    let stage = Stage::with_too_many("429").await?;
    stage.switch(json!({"gif_answer": "right"}));
    for query in ["cat", "dog", "cat", ""] {
        stage.search_gifs(query).await?;
        stage.gif_message_says(TOO_MANY).await;
    }
    stage.click_chip_of_gifs("coffee").await?;
    stage.gif_message_says(TOO_MANY).await;
    stage.click("[data-kind=stickers]").await;
    stage.gif_message_says(TOO_MANY).await;
    stage.open_emoji().await?;
    stage.open_gifs().await?;
    stage.gif_message_says(TOO_MANY).await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

/// Remembered results need no call.
#[tokio::test]
async fn what_was_found_before_is_still_shown() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.switch(json!({"gif_answer": "429"}));
    stage.search_gifs("dog").await?;
    stage.gif_message_says(TOO_MANY).await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    Ok(())
}
