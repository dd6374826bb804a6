//! Time passes without the picker: the browser suspends the tab, or the system clock changes.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;

const DAY_MS: i64 = 86_400_000;

impl Stage {
    /// Moves the clock of the picker's page. Time limits use the monotonic clock, which cannot be
    /// set.
    async fn move_clock(&self, ms: i64) -> Outcome {
        let script = "const now = Date.now; Date.now = () => now() + arguments[0]";
        self.in_picker(script, vec![json!(ms)]).await.map(drop)
    }
}

#[tokio::test]
async fn a_message_that_is_sent_while_the_tab_is_suspended_is_reported_afterwards() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 500})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.suspend(true).await?;
    until("messages", 1, async || Ok(stage.messages().len())).await;
    stage.suspend(false).await?;
    stage.status_says("Sent").await;
    stage.composer_holds("").await;
    stage.messages_are(&["😀"]).await;
    Ok(())
}

#[tokio::test]
async fn what_was_typed_is_there_after_a_suspension() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.suspend(true).await?;
    stage.suspend(false).await?;
    stage.query_is("pizza").await;
    stage.first_cell_is("🍕").await;
    stage.inserts("🍕").await
}

#[tokio::test]
async fn a_clock_that_is_set_anew_changes_nothing() -> Outcome {
    for days in [1, -400, 4_000] {
        let stage = Stage::with_composer(json!({})).await?;
        stage.move_clock(days * DAY_MS).await?;
        stage.pick("😀").await;
        stage.click("[data-action=send]").await;
        stage.messages_are(&["😀"]).await;
        stage.status_says("Sent").await;
        stage.search("pizza").await?;
        stage.first_cell_is("🍕").await;
    }
    Ok(())
}
