//! The existing draft is preserved.

use crate::harness::{LONG_LIMITS, Outcome, Stage};
use serde_json::json;

#[tokio::test]
async fn any_draft_survives_to_the_letter() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    for draft in [
        "Hi",
        "Hi ",
        "two\nlines\n",
        "colons: a:b:c :",
        "\"quotes\" 'and' \\backslashes\\",
        "{\"json\":[1,2]}",
        "</script><b>&amp;",
        "Grüße, здравствуйте, مرحبا, 你好",
        "👨‍👩‍👧‍👦 e\u{301} \u{2028}",
        "  ",
    ] {
        stage.set_draft(draft).await?;
        stage.pick("😀").await;
        stage.draft_is(&format!("{draft}😀")).await;
    }
    Ok(())
}

#[tokio::test]
async fn a_long_draft_survives() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    let draft = "The quick brown fox: \"jumps\" over the lazy dog. ".repeat(400);
    stage.set_draft(&draft).await?;
    stage.pick("😀").await;
    stage.draft_is(&format!("{draft}😀")).await;
    Ok(())
}

#[tokio::test]
async fn in_the_middle_the_portals_padding_stays() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.set_draft_and_caret("Hithere", 2).await?;
    stage.pick("😀").await;
    stage.status_says("😀 inserted").await;
    assert_eq!(stage.draft().await?, "Hi 😀 there");
    Ok(())
}

#[tokio::test]
async fn each_chat_has_its_own_draft() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.click_in_portal(".chat-item[data-dialog='45']").await?;
    stage.draft_is("").await;
    stage.open_picker().await?;
    stage.ready_as("insert").await;
    stage.pick("😁").await;
    stage.draft_is("😁").await;
    stage.click_in_portal(".chat-item[data-dialog='chat12']").await?;
    stage.draft_is("😀").await;
    Ok(())
}
