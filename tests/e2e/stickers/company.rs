//! The company's packs, from the app option `sticker_packs`.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;

const OPTION: &str = r#"{"v":1,"packs":[{"id":74,"words":{"7402":"hooray party"}},{"id":71,"words":{}},{"id":5,"words":{}}]}"#;

/// Another user made the pack: it is not in this user's own list.
#[tokio::test]
async fn everybody_sees_and_finds_them() -> Outcome {
    let options = [("sticker_packs", OPTION)];
    let stage = Stage::with_stickers_and(json!({"user_id": 8}), &options).await?;
    stage.first_sticker_is("custom/74/7401").await;
    assert_eq!(stage.sticker_headings().await?[0], "Warehouse & friends");
    let names = stage.of_stickers("cell.getAttribute('aria-label')").await?;
    assert_eq!(names[1], "hooray party, Warehouse & friends, 2");
    stage.search("hoor").await?;
    stage.first_sticker_is("custom/74/7402").await;
    stage.pick_sticker("custom/74/7402").await;
    stage.sent_stickers_are(&["custom/74/7402"]).await;
    Ok(())
}

/// The user has never opened the tab.
#[tokio::test]
async fn they_are_found_among_the_emoji() -> Outcome {
    let options = [("sticker_packs", OPTION)];
    let stage =
        Stage::with_app_options_in(Settings::default(), json!({"user_id": 8}), &options).await?;
    stage.has_sticker_tab(true).await;
    stage.search("hoor").await?;
    until("the company's sticker", Some("custom/74/7402".to_owned()), async || {
        stage.attribute(".sticker-strip [data-sticker-id]", "data-sticker-id").await
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_broken_option_costs_itself() -> Outcome {
    let long = format!(r#"{{"v":1,"packs":[{{"id":74}}],"x":"{}"}}"#, "x".repeat(100_000));
    for option in ["garbage", "[]", r#"{"packs":{"a":7}}"#, &long] {
        let stage = Stage::with_stickers_and(json!({}), &[("sticker_packs", option)]).await?;
        stage.first_sticker_is("vendor/1/1").await;
        stage.open_emoji().await?;
        stage.inserts("😀").await?;
    }
    Ok(())
}
