//! Messages from the administrators' page to the portal.

use super::{ROWS, Trouble, WORKS, play};
use crate::admin::page::{at_rest, enter, part_says, part_text, place_is, press};
use crate::faults::sight::settled;
use crate::faults::{chat, table};
use crate::harness::{Outcome, Place, until};
use serde_json::json;

#[tokio::test]
async fn a_setting() -> Outcome {
    let mut stage = chat(json!({"is_admin": true})).await?;
    stage.turn_to(Place::AppPage);
    let mut is_off = false;
    play(&stage, 6, async |trouble| {
        stage.switch(json!({"time_factor": trouble.time_factor()}));
        stage.open_app_page().await?;
        at_rest(&stage).await;
        is_off = !is_off;
        enter(&stage, "gif_tab", if is_off { "N" } else { "Y" }).await?;
        stage.trouble(trouble, 6);
        press(&stage, "save").await;
        let said = settled("the saving", async || {
            Ok(Some(part_text(&stage, "settings").await?).filter(|said| !said.is_empty()))
        })
        .await;
        stage.trouble_is_over();
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

/// The portal does not reply; it reloads its page.
#[tokio::test]
async fn the_end_of_an_installation() -> Outcome {
    let mut stage =
        chat(json!({"fresh_portal": true, "is_admin": true, "time_factor": 0.15})).await?;
    stage.turn_to(Place::AppPage);
    stage.open_app_page().await?;
    at_rest(&stage).await;
    press(&stage, "add").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    stage.trouble(Trouble::Missing, 7);
    press(&stage, "finish").await;
    part_says(&stage, "finish", "Please reload it yourself.").await;
    assert!(!stage.simulator.is_installed());
    stage.trouble_is_over();
    press(&stage, "finish").await;
    until("the installation is finished", true, async || Ok(stage.simulator.is_installed())).await;
    let seen = ["says so; Finish again", "–", "–", "–", "–"].map(str::to_owned);
    table::compare(ROWS[7].1, &seen);
    Ok(())
}
