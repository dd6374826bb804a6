//! Responses with few GIFs or none.

use crate::harness::{Outcome, Stage};
use serde_json::json;

#[tokio::test]
async fn an_answer_without_gifs_says_so() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    for fault in ["none", "null"] {
        stage.switch(json!({"gif_answer": fault}));
        stage.search_gifs(fault).await?;
        stage.gif_message_says(&format!("Nothing found for “{fault}”")).await;
        assert_eq!(stage.count("[data-action=trending]").await?, 1);
        assert_eq!(stage.gif_requests_for(fault).len(), 1);
    }
    stage.switch(json!({"gif_answer": "right"}));
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    Ok(())
}

#[tokio::test]
async fn a_single_gif_that_is_not_in_a_list_is_shown() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "object"}));
    stage.search_gifs("cat").await?;
    // Each page adds one GIF, until there are enough or no more.
    stage.gifs_are("Cat").await;
    stage.status_says("GIF").await;
    Ok(())
}

/// No trending GIFs, with an empty field.
#[tokio::test]
async fn nothing_popular_says_so_without_a_query() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_answer": "none"})).await?;
    stage.gif_message_says("There is nothing to show here right now.").await;
    Ok(())
}
