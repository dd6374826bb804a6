//! The placement in which the picker was opened, and the role that follows from it.

use crate::harness::{Outcome, SHORT_LIMITS, Stage};
use serde_json::json;

#[tokio::test]
async fn every_place_in_a_chat_inserts() -> Outcome {
    let stage = Stage::with_picker().await?;
    for placement in ["IM_TEXTAREA", "IM_SIDEBAR", "IM_CONTEXT_MENU", "IM_NAVIGATION"] {
        stage.switch(json!({"placement": placement}));
        stage.reopen_picker().await?;
        stage.inserts("😀").await?;
        assert_eq!(stage.notices().await?, [""; 0], "{placement}");
    }
    Ok(())
}

#[tokio::test]
async fn elsewhere_the_picker_copies_and_says_why() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": SHORT_LIMITS})).await?;
    for (placement, why) in [
        ("CRM_DEAL_DETAIL_TAB", "There is no chat on this page, so what you click is copied"),
        (
            "DEFAULT",
            "To insert it into a message, open the picker from the apps above a chat’s message field",
        ),
    ] {
        stage.switch(json!({"placement": placement}));
        stage.reopen_picker().await?;
        stage.role_is("copy").await;
        stage.only_notice_says(why).await;
        stage.copies("😀").await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_a_clipboard_the_pick_stands_selected() -> Outcome {
    let stage = Stage::with_switches(json!({"placement": "IMMOBILE_CONTEXT_MENU"})).await?;
    stage.ready_as("text").await;
    stage.only_notice_says("select and copy it below").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.pick("😁").await;
    stage.output_field_is("😁").await;
    let script = "const field = document.getElementById('text-out'); \
        return field.value.slice(field.selectionStart, field.selectionEnd)";
    assert_eq!(stage.in_picker(script, vec![]).await?, "😁");
    Ok(())
}

#[tokio::test]
async fn an_administrator_in_a_chat_meets_the_picker() -> Outcome {
    let stage = Stage::with_switches(json!({"is_admin": true})).await?;
    stage.ready_as("insert").await;
    Ok(())
}

#[tokio::test]
async fn the_old_narrow_window_shows_whole_rows() -> Outcome {
    let stage = Stage::with_switches(json!({"placement": "IM_SMILES_SELECTOR"})).await?;
    stage.ready_as("send").await;
    let script = "return document.documentElement.scrollWidth <= innerWidth \
        && [...document.querySelectorAll('.cell')].every((cell) => \
            cell.getBoundingClientRect().right <= innerWidth)";
    assert_eq!(stage.in_picker(script, vec![]).await?, true);
    Ok(())
}
