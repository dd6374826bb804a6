//! The GIF tab.

use crate::harness::{Outcome, Stage};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn gifs_and_stickers() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let first = stage.gifs_appear().await.swap_remove(0);
    stage.has_no_barriers("GIFs").await?;
    stage.press_in_search(Key::Down).await?;
    stage.gif_is_active(&first).await;
    stage.has_no_barriers("an active GIF").await?;
    stage.scroll_gifs_to_end().await?;
    stage.count_is(&format!("[data-gif-id='{first}']"), 0).await;
    stage.has_no_barriers("the marked GIF is far away").await?;
    stage.click("[data-kind='stickers']").await;
    stage.count_is("[data-kind='stickers'][aria-pressed='true']", 1).await;
    stage.gifs_appear().await;
    stage.has_no_barriers("stickers").await
}

#[tokio::test]
async fn messages_in_their_place() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click_chip_of_gifs("favourites").await?;
    stage.count_is(".gif-message", 1).await;
    stage.has_no_barriers("no favourites").await?;
    stage.switch(json!({"gif_answer": "500"}));
    stage.search_gifs("cat").await?;
    stage.gif_message_says("GIPHY is having problems").await;
    stage.has_no_barriers("an error with a button").await?;
    stage.switch(json!({"gif_answer": "right"}));
    stage.search_gifs(&"x".repeat(80)).await?;
    stage.count_is(".gif-cut", 1).await;
    stage.has_no_barriers("a query that was cut").await
}
