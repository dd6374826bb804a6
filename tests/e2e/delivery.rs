//! A pick is inserted into the draft.

use crate::harness::{LONG_LIMITS, Outcome, Stage};
use serde_json::json;

#[tokio::test]
async fn a_click_puts_exactly_the_emoji_into_the_draft() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.status_says("😀 inserted").await;
    assert_eq!(stage.toast().await?, "");
    Ok(())
}

#[tokio::test]
async fn what_is_sent_is_what_was_picked() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick("❤️").await;
    stage.draft_is("❤️").await;
    stage.click_in_portal("#send").await?;
    stage.draft_is("").await;
    let script = "return document.querySelector('#messages li:last-child').textContent";
    assert_eq!(stage.in_portal(script, vec![]).await?, json!("❤️"));
    Ok(())
}

#[tokio::test]
async fn a_run_of_three_reads_without_blanks() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    for (emoji, draft) in [("😀", "😀"), ("😁", "😀😁"), ("😂", "😀😁😂")] {
        stage.pick(emoji).await;
        stage.draft_is(draft).await;
    }
    Ok(())
}

/// At the real time limits a busy machine may answer too late, and then the padding of the portal
/// stays. It is all that may stay: how often it does is a figure of the machine.
#[tokio::test]
async fn at_the_real_time_limits_a_run_is_whole_and_in_order() -> Outcome {
    const RUNS: usize = 5;
    let stage = Stage::with_picker().await?;
    for _ in 0..RUNS {
        stage.set_draft("").await?;
        for emoji in ["😀", "😁", "😂"] {
            stage.pick(emoji).await;
            stage.status_says(&format!("{emoji} inserted")).await;
        }
        let draft = stage.draft().await?;
        assert_eq!(draft.replace(' ', ""), "😀😁😂", "in {draft:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_quick_double_click_inserts_twice() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    let script =
        "const cell = document.querySelector(\"[data-emoji='😀']\"); cell.click(); cell.click()";
    stage.in_picker(script, vec![]).await?;
    stage.draft_is("😀😀").await;
    Ok(())
}

#[tokio::test]
async fn a_shift_click_keeps_the_focus_in_the_picker() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick_and_stay("😀").await?;
    stage.draft_is("😀").await;
    stage.search_has_focus().await;
    stage.pick("😁").await;
    stage.draft_has_focus(true).await;
    Ok(())
}
