//! Deliberate changes survive a frame that closes early, and writes from other devices.

use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

/// After this time in milliseconds, the app reads the state again before it writes.
const LONG_MS: u32 = 61_000;

impl Stage {
    /// Pins an emoji in the flyout, without waiting until it is stored.
    async fn pin(&self, emoji: &str) -> Outcome {
        self.open_flyout(emoji).await?;
        self.click("#flyout [data-action='pin']").await;
        self.flyout_is_open(false).await;
        Ok(())
    }

    /// Waits until the first row begins with these emoji.
    async fn begins_with(&self, emoji: &[&str]) {
        until("the first row", json!(emoji), async || {
            Ok(json!(self.cells().await?.into_iter().take(emoji.len()).collect::<Vec<_>>()))
        })
        .await;
    }

    /// Returns how often the portal was asked to store the state.
    async fn state_writes(&self) -> Outcome<usize> {
        Ok(self.wire().await?.iter().filter(|line| line.contains("setUserOption")).count())
    }

    /// Returns the state on the portal's server.
    fn stored_state(&self) -> Value {
        let stored = self.simulator.user_option("emoji_picker");
        serde_json::from_str(stored.as_str().unwrap_or_default()).unwrap_or_default()
    }

    async fn stored_pins_are(&self, pins: &[&str]) {
        until("the pins on the server", json!(pins), async || {
            Ok(self.stored_state()["pins"].clone())
        })
        .await;
    }
}

#[tokio::test]
async fn two_pins_in_a_row_are_written_at_once() -> Outcome {
    // The pause between two writes is longer than the test.
    let stage = Stage::with_switches(json!({"time_factor": 100})).await?;
    stage.ready_as("insert").await;
    for emoji in ["🎉", "😇"] {
        stage.pin(emoji).await?;
    }
    until("both were written", 2, async || stage.state_writes().await).await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.begins_with(&["🎉", "😇"]).await;
    stage.stored_pins_are(&["🎉", "😇"]).await;
    Ok(())
}

/// The portal's page sends options to its server some seconds after they were set.
#[tokio::test]
async fn a_reopening_before_the_server_knows_shows_the_new_state() -> Outcome {
    let stage = Stage::with_switches(json!({"options_delay_ms": 3_000})).await?;
    stage.ready_as("insert").await;
    stage.pin("🎉").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.begins_with(&["🎉"]).await;
    assert_eq!(stage.stored_state(), Value::Null, "the server knows nothing yet");
    // A change in the new frame does not overwrite the previous one.
    stage.pin("😇").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.begins_with(&["🎉", "😇"]).await;
    stage.stored_pins_are(&["🎉", "😇"]).await;
    Ok(())
}

/// A pick within the pause after another one is not written before the frame closes.
#[tokio::test]
async fn a_second_pick_whose_frame_goes_is_remembered() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": 20})).await?;
    stage.ready_as("insert").await;
    for emoji in ["😀", "😁"] {
        stage.pick(emoji).await;
        stage.status_says(&format!("{emoji} inserted")).await;
    }
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.begins_with(&["😁", "😀"]).await;
    Ok(())
}

#[tokio::test]
async fn another_person_in_the_same_tab_is_shown_nothing_of_it() -> Outcome {
    let stage = Stage::with_switches(json!({"options_delay_ms": 60_000})).await?;
    stage.ready_as("insert").await;
    stage.pin("🎉").await?;
    stage.switch(json!({"user_id": 2}));
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.begins_with(&["👍", "❤️"]).await;
    Ok(())
}

#[tokio::test]
async fn a_frame_that_is_open_for_long_keeps_what_another_device_has_pinned() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pin("🎉").await?;
    stage.stored_pins_are(&["🎉"]).await;
    stage.store_user_option(&json!("{\"v\":1,\"pins\":[\"🎉\",\"🐌\"],\"tone\":3}")).await?;
    stage.clock_is_ahead_by(LONG_MS).await?;
    stage.pin("😇").await?;
    stage.stored_pins_are(&["🎉", "🐌", "😇"]).await;
    assert_eq!(stage.stored_state()["tone"], 3);
    // An emoji that this frame unpins stays unpinned.
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.begins_with(&["🎉", "🐌", "😇"]).await;
    Ok(())
}

/// If the state cannot be read again, the app writes it anyway.
#[tokio::test]
async fn a_state_that_cannot_be_read_again_is_written_as_it_is() -> Outcome {
    for fault in ["401_no_auth", "access_denied", "503_query_limit"] {
        let switches = json!({"rest_fault": fault, "rest_fault_methods": ["user.option.get"]});
        let stage = Stage::with_switches(switches).await?;
        stage.ready_as("insert").await;
        stage.clock_is_ahead_by(LONG_MS).await?;
        stage.pin("🎉").await?;
        stage.stored_pins_are(&["🎉"]).await;
        assert_eq!(stage.toast().await?, "", "{fault}");
    }
    Ok(())
}
