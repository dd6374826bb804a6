//! The flyout of an emoji: its code.

use super::requests::FLYOUT;
use super::sight::settled;
use super::{chat, play};
use crate::harness::{Outcome, Stage};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    /// Returns the state of the flyout once it is final.
    async fn sight_of_flyout(&self) -> &'static str {
        settled("the flyout", async || {
            if self.notices().await?.concat().contains("could not be loaded.") {
                return Ok(Some("says so; Try again"));
            }
            Ok((!self.offered().await?.is_empty()).then_some("works"))
        })
        .await
    }
}

#[tokio::test]
async fn code() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, &FLYOUT, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.search("wave").await?;
        stage.first_cell_is("👋").await;
        stage.begin_in_a_hurry(fault, &FLYOUT);
        stage.ask_for_flyout("👋").await?;
        let sight = stage.sight_of_flyout().await;
        if sight != "works" {
            stage.pick("👋").await;
            stage.draft_holds("Hi👋").await;
        }
        stage.end();
        if sight != "works" {
            stage.click(".notice [data-action=retry]").await;
        }
        stage.offers(&["👋 👋🏻 👋🏼 👋🏽 👋🏾 👋🏿"]).await;
        stage.press([Key::Escape]).await?;
        stage.flyout_is_open(false).await;
        stage.no_notice().await;
        stage.close().await?;
        Ok(sight.to_owned())
    })
    .await
}
