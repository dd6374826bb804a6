//! Recently used emoji come first, on every device.

use crate::harness::{Outcome, Stage};
use serde_json::json;

#[tokio::test]
async fn what_was_picked_comes_first_when_the_picker_opens_again() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.pick("🍕").await;
    stage.draft_is("🍕").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("🍕").await;
    Ok(())
}

#[tokio::test]
async fn the_row_does_not_move_under_the_pointer() -> Outcome {
    let stage = Stage::with_picker().await?;
    let before = stage.cells().await?;
    stage.pick("😇").await;
    stage.draft_is("😇").await;
    assert_eq!(stage.cells().await?, before);
    Ok(())
}

#[tokio::test]
async fn garbage_in_the_stored_options_does_no_harm() -> Outcome {
    let stage = Stage::with_picker().await?;
    for garbage in [
        json!("x"),
        json!(""),
        json!("[]"),
        json!(17),
        json!(null),
        json!({"recents": "no"}),
        json!("{\"v\":9,\"recents\":[7,null,\"<img src=x>\",{}]}"),
        json!("{\"v\":1,\"recents\":".repeat(2_000)),
    ] {
        stage.store_user_option(&garbage).await?;
        stage.reopen_picker().await?;
        stage.inserts("😀").await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_usable_part_of_stored_options_is_used() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage
        .store_user_option(&json!("{\"v\":9,\"recents\":[7,\"🍕\",\"not an emoji\",\"🎉\"]}"))
        .await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("🍕").await;
    assert_eq!(stage.cells().await?[1], "🎉");
    Ok(())
}

#[tokio::test]
async fn options_without_content_come_in_three_shapes() -> Outcome {
    let stage = Stage::with_picker().await?;
    for shape in ["object", "array", "empty"] {
        stage.switch(json!({"user_options_shape": shape}));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        assert_eq!(stage.notices().await?, [""; 0], "{shape}");
    }
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    Ok(())
}
