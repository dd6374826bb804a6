//! The next page while it loads, and when it fails to load.

use crate::harness::{Outcome, SHORT_LIMITS, Settings, Stage};
use serde_json::{Value, json};

/// Independent of further scrolling.
#[tokio::test]
async fn a_page_that_is_awaited_is_not_asked_for_twice() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_time": "hold"}));
    stage.scroll_gifs_to_end().await?;
    stage.below_gifs_stands("Loading GIFs").await;
    for top in ["0", "grid.scrollHeight", "200", "grid.scrollHeight", "grid.scrollHeight - 9"] {
        stage.scroll_gifs(top).await?;
    }
    stage.switch(json!({"gif_time": "right"}));
    stage.status_says("100 GIFs loaded").await;
    assert_eq!(stage.offsets()[..2], ["0", "50"]);
    assert_eq!(stage.offsets().iter().filter(|offset| *offset == "50").count(), 1);
    Ok(())
}

/// A new page does not move the visible GIFs.
#[tokio::test]
async fn the_next_page_leaves_the_gifs_where_they_are() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_time": "hold"}));
    stage.scroll_gifs_to_end().await?;
    stage.below_gifs_stands("Loading GIFs").await;
    let script = "return [document.getElementById('gif-grid').scrollTop, \
        ...[...document.querySelectorAll('[data-gif-id]')].filter((cell) => { \
            const { top, bottom } = cell.getBoundingClientRect(); \
            return bottom > 0 && top < innerHeight; \
        }).map((cell) => `${cell.dataset.gifId} ${cell.getBoundingClientRect().top}`).sort()]";
    let before: Value = stage.in_picker(script, vec![]).await?;
    stage.switch(json!({"gif_time": "right"}));
    stage.status_says("100 GIFs loaded").await;
    let after = stage.in_picker(script, vec![]).await?;
    assert_eq!(after[0], before[0]);
    let seen = before.as_array().expect("a list");
    let still = after.as_array().expect("a list");
    assert!(seen.iter().all(|place| still.contains(place)), "{before} {after}");
    Ok(())
}

/// The loaded GIFs stay; the app retries only at the user's request.
#[tokio::test]
async fn a_next_page_that_fails_can_be_tried_again() -> Outcome {
    let stage =
        Stage::with_gifs_to_look_at(Settings::default(), json!({"time_factor": SHORT_LIMITS}))
            .await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "500"}));
    stage.scroll_gifs_to_end().await?;
    stage.below_gifs_stands("GIPHY is having problems").await;
    stage.status_says("GIPHY is having problems").await;
    for _ in 0..5 {
        stage.scroll_gifs("0").await?;
        stage.scroll_gifs_to_end().await?;
    }
    assert_eq!(stage.offsets(), ["0", "50"]);
    stage.switch(json!({"gif_answer": "right"}));
    stage.click(".gif-after [data-action=retry]").await;
    stage.status_says("100 GIFs loaded").await;
    assert_eq!(stage.offsets()[..3], ["0", "50", "50"]);
    Ok(())
}
