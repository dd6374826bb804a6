//! Pages that replace the picker, and the read-only settings.

use crate::admin::page::{at_rest, part_says, press};
use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;

#[tokio::test]
async fn the_administrators_page() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    stage.has_no_barriers("installed").await
}

#[tokio::test]
async fn the_administrators_page_of_a_fresh_portal() -> Outcome {
    let fresh = json!({"is_admin": true, "fresh_portal": true, "scopes": []});
    let stage = Stage::with_app_page(fresh).await?;
    at_rest(&stage).await;
    stage.has_no_barriers("nothing is right").await?;
    let stage = Stage::with_app_page(json!({"is_admin": true, "fresh_portal": true})).await?;
    at_rest(&stage).await;
    stage.has_no_barriers("nothing is added").await?;
    press(&stage, "add").await;
    part_says(&stage, "places", "Done. The picker is now in the places you chose.").await;
    stage.has_no_barriers("all is added").await
}

#[tokio::test]
async fn settings_to_look_at() -> Outcome {
    let stage = Stage::with_app_page(json!({"time_factor": SHORT_LIMITS})).await?;
    stage.ready_as("copy").await;
    stage.click("[data-action=settings]").await;
    until("the settings", true, async || {
        let script = "return !document.getElementById('admin-shown').hidden";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    stage.has_no_barriers("settings to look at").await
}

#[tokio::test]
async fn failures() -> Outcome {
    for switches in [
        json!({"wasm": "404"}),
        json!({"wasm": "corrupt"}),
        json!({"js": "hang", "time_factor": SHORT_LIMITS}),
        json!({"csp": "no_wasm"}),
    ] {
        let stage = Stage::with_switches(switches.clone()).await?;
        stage.count_is("#failure:not([hidden])", 1).await;
        if switches["csp"] == "no_wasm" {
            stage.policy_has_blocked("script-src").await;
        }
        stage.has_no_barriers(&format!("the failure screen, {switches}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn not_your_portal() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), "").await?;
    stage.role_is("not-your-portal").await;
    stage.count_is(".whole-page", 1).await;
    stage.has_no_barriers("not your portal").await
}
