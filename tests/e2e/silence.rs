//! A portal that does not answer, answers late, or lacks the `im:` channel.

use crate::harness::{Outcome, SHORT_LIMITS, Stage};
use serde_json::json;

const SILENT: &str = "Bitrix24 is not responding, so what you click is copied";
const NO_CHANNEL: &str =
    "does not let apps insert text into the message, so what you click is copied";

impl Stage {
    /// Checks that the picker explains why it only copies, and that picks are really copied.
    async fn copies_and_says(&self, why: &str) -> Outcome {
        self.role_is("copy").await;
        self.only_notice_says(why).await;
        self.copies("😁").await?;
        self.search("pizza").await?;
        self.first_cell_is("🍕").await;
        self.copies("🍕").await
    }
}

#[tokio::test]
async fn a_silent_portal_leaves_a_picker_that_copies_and_says_why() -> Outcome {
    let stage =
        Stage::with_switches(json!({"portal": "silent", "time_factor": SHORT_LIMITS})).await?;
    stage.copies_and_says(SILENT).await
}

/// With the real limit of two seconds, measured by the page's own clock.
#[tokio::test]
async fn a_silent_portal_is_given_up_after_two_seconds() -> Outcome {
    let stage = Stage::with_switches(json!({"portal": "silent"})).await?;
    let script = "
        const done = arguments[0];
        const root = document.documentElement;
        const look = () => root.dataset.role && done([performance.now(), root.dataset.role]);
        new MutationObserver(look).observe(root, { attributes: true });
        look();";
    let answer = stage.enter_picker().await?.execute_async(script, vec![]).await?;
    let (after_ms, role): (f64, String) = answer.convert()?;
    assert_eq!(role, "copy");
    // Not before the limit, and at most the loading time of a busy machine after it.
    assert!((1_900.0..10_000.0).contains(&after_ms), "{after_ms}");
    Ok(())
}

/// An answer without content counts as none, and the picker stops waiting.
#[tokio::test]
async fn an_answer_that_is_no_object_leaves_a_picker_that_copies() -> Outcome {
    let stage = Stage::with_switches(json!({"init_null": true})).await?;
    stage.copies_and_says(SILENT).await
}

#[tokio::test]
async fn a_slow_portal_is_waited_for() -> Outcome {
    let stage = Stage::with_switches(json!({"reply_delay_ms": 800})).await?;
    stage.inserts("😁").await?;
    stage.no_notice().await;
    Ok(())
}

#[tokio::test]
async fn an_answer_after_the_limit_still_makes_things_better() -> Outcome {
    let late = json!({"init_delay_ms": 4_000, "time_factor": SHORT_LIMITS});
    let stage = Stage::with_switches(late).await?;
    stage.role_is("copy").await;
    stage.only_notice_says(SILENT).await;
    stage.inserts("😁").await?;
    stage.no_notice().await;
    Ok(())
}

#[tokio::test]
async fn replies_from_another_window_are_as_good_as_none() -> Outcome {
    let stage =
        Stage::with_switches(json!({"reply_origin": "other", "time_factor": SHORT_LIMITS})).await?;
    stage.copies_and_says(SILENT).await
}

#[tokio::test]
async fn a_chat_without_the_channel_leaves_a_picker_that_copies_and_says_why() -> Outcome {
    let stage = Stage::with_switches(
        json!({"placement": "IM_SIDEBAR", "im_channel": false, "time_factor": SHORT_LIMITS}),
    )
    .await?;
    stage.copies_and_says(NO_CHANNEL).await
}

#[tokio::test]
async fn a_channel_that_only_answers_errors_is_none() -> Outcome {
    let stage =
        Stage::with_switches(json!({"placement": "IM_SIDEBAR", "im_fault": "error"})).await?;
    stage.copies_and_says(NO_CHANNEL).await
}

#[tokio::test]
async fn a_channel_that_is_silent_is_none() -> Outcome {
    let stage = Stage::with_switches(
        json!({"placement": "IM_SIDEBAR", "im_fault": "silent", "time_factor": SHORT_LIMITS}),
    )
    .await?;
    stage.copies_and_says(NO_CHANNEL).await
}

#[tokio::test]
async fn the_notice_can_be_closed() -> Outcome {
    let stage =
        Stage::with_switches(json!({"portal": "silent", "time_factor": SHORT_LIMITS})).await?;
    stage.ready_as("copy").await;
    stage.only_notice_says(SILENT).await;
    stage.click(".notice [aria-label='Dismiss notification']").await;
    stage.no_notice().await;
    Ok(())
}
