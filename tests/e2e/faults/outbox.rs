//! The composer: its code.

use super::requests::OUTBOX;
use super::sight::settled;
use super::{chat, play};
use crate::harness::{Outcome, Stage};
use serde_json::json;

impl Stage {
    /// What is seen of the composer once something is to be seen.
    async fn sight_of_composer(&self) -> &'static str {
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
    play(&stage, &OUTBOX, async |fault| {
        stage.begin(fault, &OUTBOX);
        stage.open_picker().await?;
        let sight = stage.sight_of_composer().await;
        if sight != "works" {
            stage.role_is("copy").await;
            stage.pick("😀").await;
            stage.toast_says("😀 copied").await;
        }
        stage.end();
        if sight != "works" {
            stage.click(".notice[data-about=delivery] [data-action=retry]").await;
        }
        stage.role_is("send").await;
        stage.pick("😁").await;
        stage.composer_holds("😁").await;
        stage.close().await?;
        Ok(sight.to_owned())
    })
    .await
}
