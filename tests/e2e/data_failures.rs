//! The app runs, but its emoji data does not load.

use crate::harness::{Outcome, Stage};
use serde_json::json;

const CATALOGUE: &str = "The full emoji list could not be loaded";

impl Stage {
    async fn recovers(&self) -> Outcome {
        self.switch(json!({"data": "normal"}));
        self.click(".notice .button:not([aria-label])").await;
        self.ready_as("insert").await;
        self.no_notice().await;
        self.search("pizza").await?;
        self.first_cell_is("🍕").await;
        Ok(())
    }
}

#[tokio::test]
async fn without_data_the_first_rows_work_and_trying_again_helps() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "404"})).await?;
    stage.inserts_from_first_rows("🙏").await?;
    stage.only_notice_says(CATALOGUE).await;
    stage.recovers().await
}

#[tokio::test]
async fn with_garbage_for_data_the_first_rows_work_and_trying_again_helps() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "garbage"})).await?;
    stage.inserts_from_first_rows("🙏").await?;
    stage.only_notice_says(CATALOGUE).await;
    stage.recovers().await
}

#[tokio::test]
async fn trying_again_in_vain_says_so_again() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "404"})).await?;
    stage.only_notice_says(CATALOGUE).await;
    stage.click(".notice .button:not([aria-label])").await;
    stage.only_notice_says(CATALOGUE).await;
    stage.inserts_from_first_rows("🙏").await?;
    stage.recovers().await
}

#[tokio::test]
async fn while_the_data_hangs_the_first_rows_work() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "hang"})).await?;
    stage.inserts_from_first_rows("🙏").await?;
    stage.no_notice().await;
    Ok(())
}

#[tokio::test]
async fn data_that_hangs_too_long_is_given_up() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "hang", "time_factor": 0.2})).await?;
    stage.only_notice_says(CATALOGUE).await;
    stage.inserts_from_first_rows("🙏").await?;
    stage.recovers().await
}
