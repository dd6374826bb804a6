//! Stickers are found by words: the company's, the packs' names, and the names of emoji.

use crate::harness::{LOAD_PACKS, Outcome, SEND_STICKER, Stage, until};
use serde_json::json;

const STRIP: &str = ".sticker-strip [data-sticker-id]";

#[tokio::test]
async fn the_same_field_searches_stickers() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    // Pack 11 stands for animals. Its page is loaded for the search.
    stage.search("cat").await?;
    stage.first_sticker_is("vendor/3/1").await;
    assert_eq!(
        stage.attribute("#search", "placeholder").await?.as_deref(),
        Some("Search stickers")
    );
    stage.set_query("otter").await?;
    stage.first_sticker_is("vendor/1/1").await;
    stage.set_query("qqqzzz").await?;
    stage.sticker_message_says("Nothing found for “qqqzzz”").await;
    stage.set_query("").await?;
    stage.first_sticker_is("vendor/1/1").await;
    Ok(())
}

#[tokio::test]
async fn words_of_the_users_language_find_them() -> Outcome {
    let stage = Stage::with_stickers(json!({"lang": "ru"})).await?;
    stage.stickers_appear().await;
    stage.search("кот").await?;
    stage.first_sticker_is("vendor/3/1").await;
    Ok(())
}

#[tokio::test]
async fn up_to_four_are_among_the_emoji_without_a_request() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.open_emoji().await?;
    assert_eq!(stage.count(STRIP).await?, 0);
    let before = stage.rest_calls().len();
    stage.search("cat").await?;
    until("the stickers among emoji", 4, async || stage.count(STRIP).await).await;
    assert_eq!(stage.rest_calls().len(), before);
    stage.click(STRIP).await;
    stage.toast_says("Sticker sent").await;
    stage.sent_stickers_are(&["vendor/3/1"]).await;
    stage.calls_are(SEND_STICKER, 1).await;
    stage.set_query("qqqzzz").await?;
    until("no stickers among emoji", 0, async || stage.count(STRIP).await).await;
    Ok(())
}

/// The packs are asked for once a day when the picker is idle. Later openings search what is stored.
#[tokio::test]
async fn the_next_opening_finds_them_without_a_request() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.has_sticker_tab(true).await;
    // Whether there are stickers, and the first packs.
    stage.calls_are(LOAD_PACKS, 2).await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    let before = stage.rest_calls().len();
    stage.search("cat").await?;
    until("the stickers among emoji", 4, async || stage.count(STRIP).await).await;
    assert_eq!(stage.rest_calls().len(), before);
    stage.click(STRIP).await;
    stage.sent_stickers_are(&["vendor/3/1"]).await;
    assert_eq!(stage.calls_of(LOAD_PACKS).len(), 2);
    Ok(())
}

/// What is stored is on screen at once, and is replaced by what the portal answers.
#[tokio::test]
async fn the_tab_opens_with_what_is_stored() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.first_sticker_is("vendor/1/1").await;
    stage.switch(json!({"rest_fault": "hang", "rest_fault_methods": [LOAD_PACKS]}));
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.open_stickers().await?;
    stage.first_sticker_is("vendor/1/1").await;
    Ok(())
}
