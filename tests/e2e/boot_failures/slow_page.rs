//! The page stops loading halfway, before the failure screen or the body.

use crate::harness::{Outcome, SHORT_LIMITS, Stage};
use serde_json::json;

#[tokio::test]
async fn a_page_that_never_gets_a_body_says_so() -> Outcome {
    let stage =
        Stage::with_portal(json!({"page_time": "body_held", "time_factor": SHORT_LIMITS})).await?;
    stage.click_chip().await?;
    stage.count_is("#cut-off", 1).await;
    let text = "return document.body.innerText";
    let text = stage.in_picker(text, vec![]).await?.to_string();
    assert!(text.contains("could not be loaded completely"), "{text}");
    stage.has_no_barriers("a page without a body").await?;
    stage.switch(json!({"page_time": "whole", "time_factor": 1}));
    stage.click("#cut-off a").await;
    stage.inserts("😀").await
}
