//! The page stops loading halfway, before the failure screen or the body.

use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;

/// As if a policy blocked the script: browsers report that at once, and a missing file only after
/// the whole page has loaded.
#[tokio::test]
async fn a_script_that_fails_before_there_is_a_body_is_reported_once_there_is() -> Outcome {
    let switches = json!({"page_time": "body_held", "wasm": "held"});
    let stage = Stage::with_portal(switches).await?;
    stage.click_chip().await?;
    let script = "const boot = document.querySelector('script[type=module]'); \
        boot?.dispatchEvent(new Event('error')); return [!!boot, document.body === null]";
    until("the script has failed", json!([true, true]), async || {
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.switch(json!({"page_time": "whole"}));
    stage.fails_with(super::NOT_LOADED, "Please check your connection and try again.").await?;
    stage.reloads(json!({"wasm": "normal"})).await
}

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
