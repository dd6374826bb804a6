//! A picked sticker is sent as a message at once, and can be taken back.

use crate::harness::{LOAD_PACKS, Outcome, SEND_STICKER, SHORT_LIMITS, Stage};
use serde_json::json;

#[tokio::test]
async fn a_click_sends_and_undo_takes_it_back() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.pick_sticker("vendor/1/2").await;
    stage.toast_says("Sticker sent").await;
    stage.sent_stickers_are(&["vendor/1/2"]).await;
    let call = &stage.calls_of(SEND_STICKER)[0];
    let parameters = json!({"id": "2", "packId": "1", "packType": "vendor"});
    assert_eq!(call["FIELDS"]["stickerParams"], parameters, "{call}");
    assert_eq!(call["DIALOGID"], "chat12", "{call}");
    stage.click(".toast [data-action=toast]").await;
    stage.toast_says("Sticker deleted").await;
    stage.sent_stickers_are(&[]).await;
    Ok(())
}

#[tokio::test]
async fn a_double_click_sends_once() -> Outcome {
    let stage = Stage::with_stickers(json!({"rest_delay_ms": 300})).await?;
    stage.stickers_appear().await;
    let script =
        "const cell = document.querySelector('[data-sticker-id]'); cell.click(); cell.click()";
    stage.in_picker(script, vec![]).await?;
    stage.toast_says("Sticker sent").await;
    stage.pick_sticker("vendor/1/2").await;
    stage.sent_stickers_are(&["vendor/1/1", "vendor/1/2"]).await;
    stage.calls_are(SEND_STICKER, 2).await;
    Ok(())
}

#[tokio::test]
async fn what_the_portal_refuses_is_told() -> Outcome {
    let stage = Stage::with_stickers(json!({"time_factor": SHORT_LIMITS})).await?;
    stage.stickers_appear().await;
    for (switch, words) in [
        (json!({"can_write": false}), "You do not have permission to post in this chat."),
        (json!({"stickers": "error"}), "Bitrix24 did not accept the message: SENDING_FAILED"),
        (
            json!({"rest_fault": "insufficient_scope"}),
            "This app is not allowed to send messages. An administrator can allow it.",
        ),
        (json!({"rest_fault": "502_html"}), "Bitrix24 did not confirm this."),
    ] {
        stage.switch(switch);
        stage.pick_sticker("vendor/1/1").await;
        stage.toast_says(words).await;
        stage.click(".toast [data-action=close]").await;
        stage.switch(json!({"can_write": true, "stickers": "right", "rest_fault": "none"}));
    }
    stage.pick_sticker("vendor/1/1").await;
    stage.toast_says("Sticker sent").await;
    Ok(())
}

#[tokio::test]
async fn a_pack_that_vanishes_is_told_and_goes() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.scroll_stickers("300").await?;
    stage.switch(json!({"stickers": "pack_gone"}));
    stage.pick_sticker("vendor/2/1").await;
    stage.toast_says("This sticker is no longer available.").await;
    crate::harness::until("its stickers are gone", false, async || {
        Ok(stage.stickers().await?.iter().any(|id| id.starts_with("vendor/2/")))
    })
    .await;
    stage.sent_stickers_are(&[]).await;
    Ok(())
}

#[tokio::test]
async fn a_portal_that_knows_no_stickers_any_more_loses_the_tab() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.switch(json!({"stickers": "no_method"}));
    stage.pick_sticker("vendor/1/1").await;
    stage.toast_says("Bitrix24 does not offer stickers here right now.").await;
    stage.has_sticker_tab(false).await;
    assert_eq!(stage.attribute("#tab-emoji", "aria-selected").await?.as_deref(), Some("true"));
    let calls = stage.calls_of(LOAD_PACKS).len();
    // Until the next day.
    stage.switch(json!({"stickers": "right"}));
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.sendings_are(1).await;
    assert_eq!(stage.calls_of(LOAD_PACKS).len(), calls);
    stage.has_sticker_tab(false).await;
    Ok(())
}
