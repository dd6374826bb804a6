//! A crash while the picker holds text that the user has written.

use crate::harness::{Outcome, Settings, Stage};
use serde_json::{Value, json};

const TITLE: &str = "The emoji picker stopped working";

impl Stage {
    async fn crashes(&self) -> Outcome {
        let script = "const error = new WebAssembly.RuntimeError('unreachable'); \
            dispatchEvent(new ErrorEvent('error', { error }))";
        self.in_picker(script, vec![]).await.map(drop)
    }

    async fn failure_shows(&self) -> Outcome<Value> {
        let script = "return document.getElementById('failure-cause').innerText";
        self.in_picker(script, vec![]).await
    }
}

#[tokio::test]
async fn what_the_composer_held_can_be_copied_after_a_crash() -> Outcome {
    let stage = Stage::with_switches(json!({"placement": "IM_SMILES_SELECTOR"})).await?;
    stage.ready_as("send").await;
    stage.pick("😀").await;
    stage.pick("🙏").await;
    stage.crashes().await?;
    stage.fails_with(TITLE, "Copy what you have written").await?;
    assert_eq!(stage.failure_shows().await?, "😀🙏");
    Ok(())
}

#[tokio::test]
async fn what_was_picked_outside_a_portal_can_be_copied_after_a_crash() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.crashes().await?;
    stage.fails_with(TITLE, "Copy what you have written").await?;
    assert_eq!(stage.failure_shows().await?, "😀");
    Ok(())
}

/// The app does not know whether the portal has the message.
#[tokio::test]
async fn a_message_on_its_way_can_be_copied_after_a_crash() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 5_000})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.is_asked_to_send().await;
    stage.pick("😁").await;
    stage.crashes().await?;
    stage.fails_with(TITLE, "Copy what you have written").await?;
    assert_eq!(stage.failure_shows().await?, "😀\n😁");
    Ok(())
}

/// The portal keeps the draft.
#[tokio::test]
async fn a_draft_is_safe_and_is_not_shown() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.crashes().await?;
    stage.fails_with(TITLE, "Your message is safe").await?;
    assert_eq!(stage.failure_shows().await?, "");
    assert_eq!(stage.draft().await?, "😀");
    Ok(())
}
