//! The GIF tab's code is loaded when the tab is first opened. A plain Trunk build has all code in
//! one file, so these tests need a build of `cargo xtask dist`.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;

const NOT_LOADED: &str = "This section could not be loaded.";

#[tokio::test]
async fn what_is_typed_until_it_is_here_is_searched_for() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.switch(json!({"wasm": "held"}));
    stage.open_gifs().await?;
    stage.search("cat").await?;
    stage.switch(json!({"wasm": "normal"}));
    stage.gifs_are("Cat").await;
    assert_eq!((stage.gif_requests().len(), stage.gif_requests_for("cat").len()), (1, 1));
    Ok(())
}

#[tokio::test]
async fn failed_code_is_reported_and_can_be_retried() -> Outcome {
    for fault in ["404", "html", "corrupt"] {
        let stage = Stage::with_picker().await?;
        stage.switch(json!({"wasm": fault}));
        stage.open_gifs().await?;
        stage.only_notice_says(NOT_LOADED).await;
        // The emoji tab still works.
        stage.open_emoji().await?;
        stage.no_notice().await;
        stage.inserts("😀").await?;
        stage.open_gifs().await?;
        stage.only_notice_says(NOT_LOADED).await;
        stage.switch(json!({"wasm": "normal"}));
        stage.click(".notice .button:not([aria-label])").await;
        stage.gifs_appear().await;
        stage.no_notice().await;
    }
    Ok(())
}

#[tokio::test]
async fn what_never_comes_is_told_too() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": 0.2})).await?;
    // Only the tab's code hangs, not the app's and not that of the search, which also adds names.
    until("the names", json!(true), async || {
        let script = "return !!document.querySelector('.cell')?.hasAttribute('aria-label')";
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.switch(json!({"wasm": "hang"}));
    stage.open_gifs().await?;
    stage.only_notice_says(NOT_LOADED).await;
    stage.switch(json!({"wasm": "normal"}));
    stage.click(".notice .button:not([aria-label])").await;
    stage.gifs_appear().await;
    Ok(())
}

#[tokio::test]
async fn it_may_come_with_a_type_that_the_host_does_not_know() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "octet"})).await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    Ok(())
}
