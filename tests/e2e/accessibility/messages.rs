//! Messages below and above the grid: fields, notices, toasts.

use crate::harness::{Outcome, PickerPlace, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;

#[tokio::test]
async fn composer_failure_and_notice() -> Outcome {
    let stage = Stage::with_switches(json!({
        "placement": "IM_SMILES_SELECTOR", "rest_fault": "access_error", "pack": "404",
        "time_factor": SHORT_LIMITS,
    }))
    .await?;
    stage.role_is("send").await;
    until("a notice", false, async || Ok(stage.notices().await?.is_empty())).await;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.has_no_barriers("composer, failure and notice").await
}

#[tokio::test]
async fn a_gif_that_can_be_undone() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({})).await?;
    stage.pick_gif(&gif).await;
    stage.count_is("[data-action=toast]", 1).await;
    stage.has_no_barriers("a toast with a button").await
}

#[tokio::test]
async fn standalone() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.has_no_barriers("standalone").await?;
    stage.click("#foot [data-action=copy]").await;
    stage.toast_says("😀 copied").await;
    stage.has_no_barriers("a toast").await
}

#[tokio::test]
async fn text_to_select() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Mobile, json!({})).await?;
    stage.ready_as("text").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.has_no_barriers("text to select").await
}
