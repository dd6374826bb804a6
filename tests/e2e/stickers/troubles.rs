//! Bad answers and missing pictures: each costs itself.

use crate::harness::{LOAD_PACKS, Outcome, SEND_STICKER, Stage, until};
use serde_json::json;

#[tokio::test]
async fn bad_answers_leave_a_message_and_the_emoji() -> Outcome {
    for (stickers, words) in [
        ("no_packs", "This section could not be loaded."),
        ("no_uris", "There is nothing to show here right now."),
        ("foreign_uris", "There is nothing to show here right now."),
        ("garbage", "There is nothing to show here right now."),
        ("empty", "There is nothing to show here right now."),
    ] {
        let stage = Stage::with_stickers(json!({ "stickers": stickers })).await?;
        stage.sticker_message_says(words).await;
        assert_eq!(stage.stickers().await?, [""; 0], "{stickers}");
        stage.open_emoji().await?;
        stage.inserts("😀").await?;
        assert_eq!(stage.console_errors().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn a_failed_list_can_be_asked_for_again() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.has_sticker_tab(true).await;
    stage.calls_are(LOAD_PACKS, 2).await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.forget_packs().await?;
    for (fault, words) in [
        ("500", "This section could not be loaded."),
        ("502_html", "This section could not be loaded."),
        (
            "insufficient_scope",
            "This app is not allowed to send messages. An administrator can allow it.",
        ),
    ] {
        stage.switch(json!({"rest_fault": fault, "rest_fault_methods": [LOAD_PACKS]}));
        if fault == "500" {
            stage.open_stickers().await?;
        } else {
            stage.click("#sticker-panel [data-action=retry]").await;
        }
        stage.sticker_message_says(words).await;
    }
    stage.switch(json!({"rest_fault": "none"}));
    stage.click("#sticker-panel [data-action=retry]").await;
    stage.stickers_appear().await;
    Ok(())
}

#[tokio::test]
async fn a_picture_that_does_not_come_is_replaced_by_a_name_and_can_be_sent() -> Outcome {
    let stage = Stage::with_stickers(json!({"sticker_pictures": "not_found"})).await?;
    stage.stickers_appear().await;
    until("the first name", json!("Otter office, 1"), async || {
        let script = "return document.querySelector('[data-sticker-id]').textContent";
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.pick_sticker("vendor/1/1").await;
    stage.sent_stickers_are(&["vendor/1/1"]).await;
    Ok(())
}

#[tokio::test]
async fn a_login_page_in_the_place_of_a_picture() -> Outcome {
    let option = r#"{"v":1,"packs":[{"id":71,"words":{}}]}"#;
    let switches = json!({"sticker_pictures": "login_page"});
    let stage = Stage::with_stickers_and(switches, &[("sticker_packs", option)]).await?;
    stage.first_sticker_is("custom/71/7101").await;
    until("the first name", json!("Our team, 1"), async || {
        let script = "return document.querySelector('[data-sticker-id]').textContent";
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.pick_sticker("custom/71/7101").await;
    stage.calls_are(SEND_STICKER, 1).await;
    stage.sent_stickers_are(&["custom/71/7101"]).await;
    Ok(())
}

#[tokio::test]
async fn code_that_does_not_load_says_so() -> Outcome {
    let stage = Stage::with_switches(json!({
        "fault": "404", "fault_of": ["widget/stickers.*.wasm"], "files_kept": false,
    }))
    .await?;
    stage.has_sticker_tab(true).await;
    stage.click("#tab-stickers").await;
    stage.only_notice_says("This section could not be loaded.").await;
    stage.switch(json!({"fault": "none"}));
    stage.click(".notice[data-about=stickers] [data-action=retry]").await;
    stage.stickers_appear().await;
    Ok(())
}

/// Another page on the widget's host may have changed them.
#[tokio::test]
async fn stored_packs_of_garbage_cost_themselves() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    let foreign = r#"1 {"packs":[{"id":1,"type":"vendor"}],"stickers":[{"id":1,"packId":1,"packType":"vendor","uri":"https://evil.example/1.png"}]}"#;
    for text in ["garbage", "1 {}", "1 [[[", foreign] {
        stage.replace_stored_packs(text).await?;
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.open_stickers().await?;
        stage.first_sticker_is("vendor/1/1").await;
        assert_eq!(stage.console_errors().await?, [""; 0]);
    }
    Ok(())
}
