//! Messages that are not for the app.

use crate::harness::{LONG_LIMITS, Outcome, Stage};
use serde_json::json;

#[tokio::test]
async fn garbage_around_every_reply_is_ignored() -> Outcome {
    let stage =
        Stage::with_switches(json!({"garbage": "some", "time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    assert_eq!(stage.notices().await?, [""; 0]);
    stage.set_draft("Hi").await?;
    stage.pick("😀").await;
    stage.draft_is("Hi😀").await;
    stage.pick("😁").await;
    stage.draft_is("Hi😀😁").await;
    Ok(())
}

#[tokio::test]
async fn the_picker_stays_responsive_in_a_flood_of_10_000_messages_a_second() -> Outcome {
    let stage = Stage::with_switches(json!({"junk_per_second": 10_000})).await?;
    stage.ready_as("insert").await;
    stage.count_messages().await?;
    stage.search("face with tears of j").await?;
    stage.first_cell_is("😂").await;
    stage.query_is("face with tears of j").await;
    stage.pick("😂").await;
    stage.draft_is("😂").await;
    // The flood must have reached the picker, or the test would prove nothing.
    let (messages, seconds) = stage.counted_messages().await?;
    let per_second = messages / seconds;
    assert!(per_second > 1_000.0, "the flood was a trickle: {per_second} messages a second");
    Ok(())
}

#[tokio::test]
async fn a_second_frame_of_the_widget_does_not_disturb_the_first() -> Outcome {
    let stage = Stage::with_switches(json!({"second_frame": true})).await?;
    stage.ready_as("insert").await;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.status_says("😀 inserted").await;
    Ok(())
}

impl Stage {
    async fn count_messages(&self) -> Outcome {
        let script = "
            window.flood = { count: 0, since: performance.now() };
            addEventListener('message', () => { flood.count += 1; });";
        self.in_picker(script, vec![]).await.map(drop)
    }

    /// Returns how many messages arrived, and in how many seconds.
    async fn counted_messages(&self) -> Outcome<(f64, f64)> {
        let script = "return [flood.count, (performance.now() - flood.since) / 1000]";
        Ok(serde_json::from_value(self.in_picker(script, vec![]).await?)?)
    }
}
