//! Skin tones and gendered forms: chosen once, used everywhere.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;

#[tokio::test]
async fn a_tone_chosen_on_one_emoji_holds_for_all_of_one_person() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("wave").await?;
    stage.open_flyout("👋").await?;
    assert_eq!(stage.flyout_emoji().await?, ["👋 👋🏻 👋🏼 👋🏽 👋🏾 👋🏿"]);
    stage.pick_offered("👋🏽").await;
    stage.draft_holds("👋🏽").await;
    stage.flyout_is_open(false).await;
    for (query, emoji) in [("thumbs up", "👍🏽"), ("handshake", "🤝"), ("pizza", "🍕")] {
        stage.set_query(query).await?;
        stage.first_cell_is(emoji).await;
    }
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("👋🏽").await;
    stage.search("clap").await?;
    stage.first_cell_is("👏🏽").await;
    stage.pick("👏🏽").await;
    stage.draft_holds("👋🏽👏🏽").await;
    Ok(())
}

#[tokio::test]
async fn two_people_have_a_tone_each() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("handshake").await?;
    stage.open_flyout("🤝").await?;
    assert_eq!(stage.flyout_emoji().await?, ["🤝"]);
    stage.click("#flyout [data-person=first][data-tone='1']").await;
    // The first tone applies to both people until the second one is chosen.
    stage.flyout_rows_are(&["🤝🏻"]).await;
    stage.click("#flyout [data-person=second][data-tone='5']").await;
    stage.pick_offered("🫱🏻‍🫲🏿").await;
    stage.draft_holds("🫱🏻‍🫲🏿").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("🫱🏻‍🫲🏿").await;
    stage.search("handshake").await?;
    stage.first_cell_is("🫱🏻‍🫲🏿").await;
    // Other emoji keep their tones.
    stage.set_query("man and woman holding hands").await?;
    stage.first_cell_is("👫").await;
    Ok(())
}

#[tokio::test]
async fn forms_of_a_person_share_a_cell_and_the_chosen_one_is_remembered() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("shrug").await?;
    stage.open_flyout("🤷").await?;
    let rows = stage.flyout_emoji().await?;
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[1].starts_with("🤷‍♀️ 🤷🏻‍♀️"), "{rows:?}");
    stage.pick_offered("🤷🏾‍♀️").await;
    stage.draft_holds("🤷🏾‍♀️").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.search("facepalm").await?;
    stage.first_cell_is("🤦🏾‍♀️").await;
    stage.set_query("shrug").await?;
    stage.first_cell_is("🤷🏾‍♀️").await;
    Ok(())
}

#[tokio::test]
async fn the_tone_of_all_is_set_at_the_foot_and_nothing_is_picked() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.click("#tone").await;
    stage.flyout_is_open(true).await;
    stage.click("#flyout [role=radio][data-tone='4']").await;
    stage.flyout_is_open(false).await;
    stage.text_is("#tone", "✋🏾").await;
    stage.search("wave").await?;
    stage.first_cell_is("👋🏾").await;
    stage.preview_is(["👋🏾", "waving hand: medium-dark skin tone", ":wave:"]).await;
    stage.pick("👋🏾").await;
    stage.draft_holds("👋🏾").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.click("#tone").await;
    stage.flyout_is_open(true).await;
    stage.click("#flyout [role=radio][data-tone='0']").await;
    stage.flyout_is_open(false).await;
    stage.text_is("#tone", "✋").await;
    stage.search("wave").await?;
    stage.first_cell_is("👋").await;
    Ok(())
}

#[tokio::test]
async fn the_first_row_keeps_its_order_when_only_a_tone_is_chosen() -> Outcome {
    let stage = Stage::with_picker().await?;
    let row = stage.cells().await?[..8].to_vec();
    stage.pick("😇").await;
    stage.draft_holds("😇").await;
    stage.click("#tone").await;
    stage.click("#flyout [role=radio][data-tone='4']").await;
    stage.flyout_is_open(false).await;
    let toned: Vec<String> = row
        .iter()
        .map(|cell| cell.replace('👍', "👍🏾").replace('🙏', "🙏🏾").replace('👏', "👏🏾"))
        .collect();
    until("the row", toned, async || Ok(stage.cells().await?[..8].to_vec())).await;
    Ok(())
}

#[tokio::test]
async fn what_others_left_in_the_options_is_cleaned() -> Outcome {
    let stage = Stage::with_picker().await?;
    let many: Vec<String> = (0..10_000).map(|n| format!("{n}")).collect();
    let state = json!({
        "v": 1, "recents": many, "weights": [u64::MAX, -1, "x"], "pins": ["no emoji", "🍕", 7],
        "tone": 9, "gender": "x", "pairs": [{}, "🤝🏽", "🏽"], "tab": "kaomoji",
    });
    stage.store_user_option(&json!(state.to_string())).await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("🍕").await;
    stage.text_is("#tone", "✋").await;
    stage.search("handshake").await?;
    stage.first_cell_is("🤝🏽").await;
    stage.pick("🤝🏽").await;
    stage.draft_holds("🤝🏽").await;
    Ok(())
}
