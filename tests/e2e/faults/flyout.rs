//! The flyout of an emoji: its code.

use super::observation::settled;
use super::requests::FLYOUT;
use super::{chat, test_row};
use crate::harness::{Outcome, Stage};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    /// Returns the state of the flyout once it is final.
    async fn observe_flyout(&self) -> &'static str {
        settled("the flyout", async || {
            if self.notices().await?.concat().contains("could not be loaded.") {
                return Ok(Some("says so; Try again"));
            }
            Ok((!self.flyout_emoji().await?.is_empty()).then_some("works"))
        })
        .await
    }
}

#[tokio::test]
async fn code() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, &FLYOUT, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.search("wave").await?;
        stage.first_cell_is("👋").await;
        stage.begin_in_a_hurry(fault, &FLYOUT);
        stage.dispatch_context_menu("👋").await?;
        let observation = stage.observe_flyout().await;
        if observation != "works" {
            stage.pick("👋").await;
            stage.draft_holds("Hi👋").await;
        }
        stage.end();
        if observation != "works" {
            stage.click(".notice [data-action=retry]").await;
        }
        stage.flyout_rows_are(&["👋 👋🏻 👋🏼 👋🏽 👋🏾 👋🏿"]).await;
        stage.press([Key::Escape]).await?;
        stage.flyout_is_open(false).await;
        stage.no_notice().await;
        stage.close().await?;
        Ok(observation.to_owned())
    })
    .await
}
