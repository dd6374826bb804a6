//! The user can retry failed requests; the app does not do so on its own.

use crate::harness::{Outcome, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

const TROUBLE: &str = "GIPHY is having problems. Please try again later.";

#[tokio::test]
async fn the_button_tries_again_and_is_reached_by_tab() -> Outcome {
    let stage = Stage::with_gifs_to_look_at(
        Settings::default(),
        json!({"time_factor": SHORT_LIMITS, "gif_answer": "500"}),
    )
    .await?;
    stage.gif_message_says(TROUBLE).await;
    stage.switch(json!({"gif_answer": "right"}));
    let focused = "return document.activeElement?.dataset.action === 'retry'";
    stage.enter_picker().await?.find(By::Id("search")).await?.click().await?;
    for _ in 0..12 {
        if stage.in_picker(focused, vec![]).await? == true {
            break;
        }
        stage.press([Key::Tab]).await?;
    }
    assert_eq!(stage.in_picker(focused, vec![]).await?, true);
    stage.press([Key::Enter]).await?;
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

/// The failure has ended by the time the user returns to the tab.
#[tokio::test]
async fn coming_back_to_the_tab_later_tries_again() -> Outcome {
    let stage = Stage::with_gifs_to_look_at(
        Settings::default(),
        json!({"time_factor": SHORT_LIMITS, "gif_answer": "500"}),
    )
    .await?;
    stage.gif_message_says(TROUBLE).await;
    stage.switch(json!({"gif_answer": "right"}));
    until("GIFs", true, async || {
        stage.open_emoji().await?;
        stage.open_gifs().await?;
        Ok(!stage.gifs().await?.is_empty())
    })
    .await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

/// The app does not repeat a failed query for a while, even after other queries.
#[tokio::test]
async fn a_question_that_failed_is_not_asked_again_at_once() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "500", "gif_fault_count": 1}));
    stage.search_gifs("moon").await?;
    stage.gif_message_says(TROUBLE).await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.search_gifs("moon").await?;
    stage.gif_message_says(TROUBLE).await;
    assert_eq!(stage.gif_requests_for("moon").len(), 1);
    Ok(())
}

/// A request without a response times out, and does not delay the next query.
#[tokio::test]
async fn a_request_without_a_response_times_out() -> Outcome {
    let stage = Stage::with_gifs_to_look_at(
        Settings::default(),
        json!({"time_factor": SHORT_LIMITS, "gif_time": "hold"}),
    )
    .await?;
    stage.gif_message_says("GIPHY is not responding.").await;
    stage.switch(json!({"gif_time": "right"}));
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    Ok(())
}
