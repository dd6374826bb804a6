//! The app does not report an unconfirmed insertion as done, and the pick is not lost.

use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;

const UNANSWERED: &str = "The chat did not respond. 😁 may not have been added to your message.";
const REFUSED: &str = "The chat did not accept 😁.";

impl Stage {
    /// Opens a picker that has detected the channel, and starts the fault afterwards.
    async fn with_later_fault(fault: serde_json::Value) -> Outcome<Self> {
        let stage = Self::with_switches(json!({"time_factor": SHORT_LIMITS})).await?;
        stage.ready_as("insert").await;
        stage.record_announcements().await?;
        stage.switch(fault);
        Ok(stage)
    }

    async fn never_claimed_success(&self) -> Outcome {
        let announced = self.announced().await?;
        assert!(!announced.is_empty() && !announced.contains("inserted"), "{announced}");
        Ok(())
    }

    /// Checks that a pick fails with this message, and that the message's button really copies.
    async fn pick_fails(&self, message: &str) -> Outcome {
        self.pick("😁").await;
        self.toast_says(message).await;
        self.status_says(message).await;
        self.never_claimed_success().await?;
        self.click(".toast [data-action=copy]").await;
        self.toast_says("😁 copied").await;
        self.clipboard_holds("😁").await
    }
}

#[tokio::test]
async fn an_error_is_told_and_the_draft_is_unchanged() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "error"})).await?;
    stage.set_draft("Hi").await?;
    stage.pick("😁").await;
    stage.toast_says(REFUSED).await;
    assert_eq!(stage.draft().await?, "Hi");
    stage.pick_fails(REFUSED).await
}

#[tokio::test]
async fn success_for_another_request_is_no_success() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "wrong_request_id"})).await?;
    stage.pick_fails(REFUSED).await
}

#[tokio::test]
async fn success_false_is_no_success() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "success_false"})).await?;
    stage.pick_fails(REFUSED).await
}

#[tokio::test]
async fn silence_is_no_success() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "silent"})).await?;
    stage.pick_fails(UNANSWERED).await
}

#[tokio::test]
async fn a_write_without_an_answer_is_no_success() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "silent_set"})).await?;
    stage.pick_fails(UNANSWERED).await
}

/// The draft contains the pick, but the app cannot know that.
#[tokio::test]
async fn a_write_that_works_without_an_answer_is_not_claimed() -> Outcome {
    let fault = json!({"im_fault": "silent_set", "im_fault_apply": true});
    let stage = Stage::with_later_fault(fault).await?;
    stage.pick("😁").await;
    stage.draft_is("😁").await;
    stage.toast_says(UNANSWERED).await;
    stage.never_claimed_success().await
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_no_success() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "late_set"})).await?;
    stage.pick("😁").await;
    stage.toast_says(UNANSWERED).await;
    // The portal sends the late answer right after this, and so before any later answer.
    stage.draft_is("😁").await;
    stage.toast_says(UNANSWERED).await;
    stage.never_claimed_success().await?;
    stage.switch(json!({"im_fault": "none"}));
    stage.pick("😀").await;
    stage.status_says("😀 inserted").await;
    let announced = stage.in_picker("return announced.join()", vec![]).await?;
    assert!(!announced.to_string().contains("😁 inserted"), "{announced}");
    Ok(())
}

#[tokio::test]
async fn after_a_failure_the_next_pick_works() -> Outcome {
    let stage = Stage::with_later_fault(json!({"im_fault": "error"})).await?;
    stage.pick("😁").await;
    stage.toast_says(REFUSED).await;
    stage.switch(json!({"im_fault": "none"}));
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.toast_is_gone().await;
    Ok(())
}

impl Stage {
    async fn toast_is_gone(&self) {
        until("the toast", String::new(), async || self.toast().await).await;
    }
}
