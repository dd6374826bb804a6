//! The tab is there only where the portal has stickers and the app may send them.

use crate::harness::{LOAD_PACKS, Outcome, PickerPlace, SHORT_LIMITS, Stage};
use serde_json::json;

#[tokio::test]
async fn the_portal_is_asked_once_a_day_when_the_picker_is_idle() -> Outcome {
    let stage = Stage::with_picker().await?;
    assert_eq!(stage.calls_of(LOAD_PACKS).len(), 0);
    stage.has_sticker_tab(true).await;
    // Whether there are stickers, and the first packs.
    stage.calls_are(LOAD_PACKS, 2).await;
    // What was found out is remembered; the tab looks for new packs.
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.open_stickers().await?;
    stage.stickers_appear().await;
    stage.calls_are(LOAD_PACKS, 3).await;
    let limits: Vec<_> =
        stage.calls_of(LOAD_PACKS).iter().map(|call| call["LIMIT"].clone()).collect();
    assert_eq!(limits, [json!("1"), json!("10"), json!("10")]);
    Ok(())
}

#[tokio::test]
async fn a_portal_without_stickers_has_no_tab_and_is_not_asked_again() -> Outcome {
    let stage = Stage::with_switches(json!({"stickers": "no_method"})).await?;
    stage.calls_are(LOAD_PACKS, 1).await;
    stage.reopen_picker().await?;
    // The first call of the second opening comes after the idle time.
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.sendings_are(1).await;
    assert_eq!(stage.calls_of(LOAD_PACKS).len(), 1);
    stage.has_sticker_tab(false).await;
    Ok(())
}

#[tokio::test]
async fn an_old_portal_has_no_tab() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::OldWindow, json!({"old_portal": true})).await?;
    stage.ready_as("send").await;
    stage.calls_are(LOAD_PACKS, 1).await;
    stage.has_sticker_tab(false).await;
    Ok(())
}

#[tokio::test]
async fn a_portal_that_does_not_answer_is_asked_at_the_next_opening() -> Outcome {
    let stage = Stage::with_switches(json!({
        "rest_fault": "500", "rest_fault_methods": [LOAD_PACKS], "time_factor": SHORT_LIMITS,
    }))
    .await?;
    stage.calls_are(LOAD_PACKS, 1).await;
    stage.has_sticker_tab(false).await;
    stage.switch(json!({"rest_fault": "none"}));
    stage.reopen_picker().await?;
    stage.has_sticker_tab(true).await;
    Ok(())
}

/// Elsewhere another chat may be open by now than the one that REST would send to.
#[tokio::test]
async fn only_where_messages_are_sent() -> Outcome {
    let stage =
        Stage::opened_in(PickerPlace::Sidebar, json!({"time_factor": SHORT_LIMITS})).await?;
    stage.inserts("😀").await?;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.status_says("GIF inserted").await;
    stage.has_sticker_tab(false).await;
    assert_eq!(stage.calls_of(LOAD_PACKS).len(), 0);
    Ok(())
}

/// The tab on screen must not change when the portal answers.
#[tokio::test]
async fn a_default_tab_that_comes_late_does_not_open() -> Outcome {
    let stage = Stage::with_app_options_in(
        crate::harness::Settings::default(),
        json!({}),
        &[("default_tab", "stickers")],
    )
    .await?;
    stage.has_sticker_tab(true).await;
    assert_eq!(stage.attribute("#tab-emoji", "aria-selected").await?.as_deref(), Some("true"));
    // Now it is known from the start.
    stage.reopen_picker().await?;
    stage.stickers_appear().await;
    Ok(())
}
