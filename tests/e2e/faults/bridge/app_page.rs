//! Messages from the administrators' page to the portal.

use super::{MessageFault, ROWS, WORKS, test_row};
use crate::admin::page::{at_rest, enter, part_says, part_text, place_is, press};
use crate::faults::observation::settled;
use crate::faults::{chat, table};
use crate::harness::{Outcome, PickerPlace, until};
use serde_json::json;

#[tokio::test]
async fn a_setting() -> Outcome {
    let mut stage = chat(json!({"is_admin": true})).await?;
    stage.select_place(PickerPlace::AppPage);
    let mut is_off = false;
    test_row(&stage, 6, async |fault| {
        stage.switch(json!({"time_factor": fault.time_factor()}));
        stage.open_app_page().await?;
        at_rest(&stage).await;
        is_off = !is_off;
        enter(&stage, "gif_tab", if is_off { "N" } else { "Y" }).await?;
        stage.begin_message_fault(fault, 6);
        press(&stage, "save").await;
        let said = settled("the saving", async || {
            Ok(Some(part_text(&stage, "settings").await?).filter(|said| !said.is_empty()))
        })
        .await;
        stage.end_message_fault();
        let seen = if said.contains("Saved.") {
            WORKS
        } else {
            press(&stage, "save").await;
            part_says(&stage, "settings", "Saved.").await;
            "says so; Save again"
        };
        Ok(seen)
    })
    .await
}

/// The answer does not matter: the portal has made the frame higher, or the page scrolls.
#[tokio::test]
async fn the_height_of_the_frame() -> Outcome {
    let mut stage = chat(json!({"is_admin": true})).await?;
    stage.select_place(PickerPlace::AppPage);
    test_row(&stage, 8, async |fault| {
        stage.begin_message_fault(fault, 8);
        stage.open_app_page().await?;
        at_rest(&stage).await;
        let seen = if fault == MessageFault::Missing {
            stage.page_scrolls().await;
            "the page scrolls in its frame"
        } else {
            stage.page_fits("after the fault").await;
            WORKS
        };
        stage.end_message_fault();
        Ok(seen)
    })
    .await
}

/// The portal does not reply; it reloads its page.
#[tokio::test]
async fn the_end_of_an_installation() -> Outcome {
    let mut stage =
        chat(json!({"fresh_portal": true, "is_admin": true, "time_factor": 0.15})).await?;
    stage.select_place(PickerPlace::AppPage);
    stage.open_app_page().await?;
    at_rest(&stage).await;
    press(&stage, "add").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    stage.begin_message_fault(MessageFault::Missing, 7);
    press(&stage, "finish").await;
    part_says(&stage, "finish", "Please reload it yourself.").await;
    assert!(!stage.simulator.is_installed());
    stage.end_message_fault();
    press(&stage, "finish").await;
    until("the installation is finished", true, async || Ok(stage.simulator.is_installed())).await;
    let seen = ["says so; Finish again", "–", "–", "–", "–"].map(str::to_owned);
    table::compare(ROWS[7].1, &seen);
    Ok(())
}
