//! The composer: its code.

use super::observation::settled;
use super::requests::OUTBOX;
use super::{chat, test_row};
use crate::harness::{Outcome, Stage};
use serde_json::json;

impl Stage {
    /// Returns the state of the composer once it is final.
    async fn observe_composer(&self) -> &'static str {
        settled("the composer", async || {
            if self.notices().await?.concat().contains("could not be loaded.") {
                return Ok(Some("says so and copies; Try again"));
            }
            let script = "return document.documentElement.dataset.role ?? null";
            let role = self.in_picker(script, vec![]).await?;
            Ok((role == "send").then_some("works"))
        })
        .await
    }
}

#[tokio::test]
async fn code() -> Outcome {
    let stage = chat(json!({"placement": "IM_SMILES_SELECTOR"})).await?;
    test_row(&stage, &OUTBOX, async |fault| {
        stage.begin(fault, &OUTBOX);
        stage.open_picker().await?;
        let observation = stage.observe_composer().await;
        if observation != "works" {
            stage.role_is("copy").await;
            stage.pick("😀").await;
            stage.toast_says("😀 copied").await;
        }
        stage.end();
        if observation != "works" {
            stage.click(".notice[data-about=delivery] [data-action=retry]").await;
        }
        stage.role_is("send").await;
        stage.pick("😁").await;
        stage.composer_holds("😁").await;
        stage.close().await?;
        Ok(observation.to_owned())
    })
    .await
}
