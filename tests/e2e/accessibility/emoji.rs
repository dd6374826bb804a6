//! The emoji tab and its flyouts.

use crate::harness::{Outcome, Stage};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn the_grid() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.has_no_barriers("the grid").await?;
    stage.press([Key::Tab, Key::Tab, Key::Down]).await?;
    stage.count_is(".cell.active", 1).await;
    stage.has_no_barriers("a marked cell").await?;
    stage.click("[data-group='food']").await;
    stage.cell_is_on_screen("🍇").await;
    stage.count_is(".heading.stuck", 1).await;
    stage.has_no_barriers("scrolled").await
}

#[tokio::test]
async fn searches() -> Outcome {
    let stage = Stage::with_picker().await?;
    for (query, first) in [("heart", "❤️"), ("piza", "🍕")] {
        stage.set_query(query).await?;
        stage.first_cell_is(first).await;
        stage.has_no_barriers(query).await?;
    }
    stage.set_query("heart").await?;
    stage.click("[data-group='travel'][aria-pressed]").await;
    stage.count_is("[data-group='travel'][aria-pressed='true']", 1).await;
    stage.has_no_barriers("narrowed to a group").await?;
    stage.set_query("qqqqqqqq").await?;
    stage.count_is(".empty", 1).await;
    stage.has_no_barriers("nothing found").await
}

#[tokio::test]
async fn flyouts() -> Outcome {
    let stage = Stage::with_picker().await?;
    // A table of tones, a choice for two people, and a flyout with a pin only.
    for (query, emoji) in [("shrug", "🤷"), ("handshake", "🤝"), ("pizza", "🍕")] {
        stage.set_query(query).await?;
        stage.first_cell_is(emoji).await;
        stage.open_flyout(emoji).await?;
        stage.has_no_barriers(&format!("the flyout of {emoji}")).await?;
        stage.press([Key::Escape]).await?;
        stage.flyout_is_open(false).await;
    }
    stage.click("#tone").await;
    stage.flyout_is_open(true).await;
    stage.has_no_barriers("the tone of all").await
}

#[tokio::test]
async fn from_right_to_left() -> Outcome {
    let stage = Stage::with_switches(json!({"lang": "ar"})).await?;
    stage.ready_as("insert").await;
    stage.has_no_barriers("the grid in Arabic").await
}
