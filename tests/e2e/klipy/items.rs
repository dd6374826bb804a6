//! Items that are not what they should be: each costs itself.

use super::klipy;
use crate::harness::{Outcome, until};
use serde_json::json;

const ODDITIES: [&str; 12] = [
    "ads",
    "other_types",
    "alien",
    "missing_tiers",
    "tier_order",
    "missing_fields",
    "nulls",
    "odd_titles",
    "odd_urls",
    "odd_renditions",
    "huge_blur",
    "odd_blur",
];

#[tokio::test]
async fn every_second_item_may_be_odd() -> Outcome {
    let stage = klipy(json!({})).await?;
    stage.gifs_appear().await;
    for oddity in ODDITIES {
        stage.switch(json!({"gif_items": oddity}));
        // A query of its own: answers are remembered.
        stage.search_gifs("").await?;
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        let gifs = stage.gifs_appear().await;
        assert!(gifs.len() >= 3, "{oddity}: {gifs:?}");
        stage.open_emoji().await?;
    }
    Ok(())
}

/// The filter of the service fails open: a request without it, or with a misspelled one, returns
/// everything.
#[tokio::test]
async fn nothing_above_the_rating_is_shown() -> Outcome {
    for (rating, filter, is_allowed) in [("g", "high", false), ("r", "off", true)] {
        let stage = klipy(json!({})).await?;
        stage.simulator.set_app_option("rating", json!(rating));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        let requests = stage.gif_requests();
        let last = requests.last().expect("a request");
        assert_eq!(last.get("content_filter"), filter);
        stage.scroll_gifs_to_end().await?;
        until("an item that is rated r", is_allowed, async || {
            Ok(stage.gif_names().await?.iter().any(|name| name.contains("(rated r)")))
        })
        .await;
    }
    Ok(())
}

#[tokio::test]
async fn stickers_are_a_list_of_their_own() -> Outcome {
    let stage = klipy(json!({})).await?;
    stage.gifs_appear().await;
    stage.click("[data-kind=stickers]").await;
    until("a request for stickers", true, async || {
        Ok(stage.gif_requests().iter().any(|request| request.path().contains("/stickers/trending")))
    })
    .await;
    let sticker = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&sticker).await;
    until("a link in the draft", true, async || Ok(stage.draft().await?.contains(".gif"))).await;
    Ok(())
}
