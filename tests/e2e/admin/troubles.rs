//! Faults on the administrators' page, and the messages for them.

use super::page::{at_rest, changes, check_is, enter, part_says, part_text, place_is, press};
use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;

#[tokio::test]
async fn without_the_permission_the_page_says_what_to_do() -> Outcome {
    let switches = json!({"is_admin": true, "scopes": ["user_brief"]});
    let stage = Stage::with_app_page(switches).await?;
    at_rest(&stage).await;
    check_is(&stage, "placement", "bad").await;
    check_is(&stage, "im", "warning").await;
    part_says(&stage, "checks", "Without the “placement” permission").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Without the “placement” permission").await;
    stage.switch(json!({"scopes": ["placement"]}));
    press(&stage, "check").await;
    check_is(&stage, "placement", "good").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    Ok(())
}

#[tokio::test]
async fn only_administrators_can_install() -> Outcome {
    let stage = Stage::with_switches(json!({"install": true})).await?;
    at_rest(&stage).await;
    check_is(&stage, "admin", "bad").await;
    part_says(&stage, "checks", "ask an administrator").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Bitrix24 does not allow this.").await;
    Ok(())
}

#[tokio::test]
async fn each_fault_of_the_portal_has_words() -> Outcome {
    let stage =
        Stage::with_app_page(json!({"is_admin": true, "time_factor": SHORT_LIMITS})).await?;
    at_rest(&stage).await;
    stage.click("#place-IM_SIDEBAR").await;
    for (fault, words) in [
        ("401_expired", "no longer accepts this app’s sign-in"),
        ("access_denied", "does not allow this"),
        ("insufficient_scope", "Without the “placement” permission"),
        ("503_query_limit", "Bitrix24 is too busy right now"),
        ("404_method", "Bitrix24 says: Method not found! (ERROR_METHOD_NOT_FOUND)"),
        ("502_html", "sent an unreadable response (502)"),
        ("drop", "Bitrix24 cannot be reached"),
        ("hang", "Bitrix24 did not respond in time"),
        // The last fault, because only its answer is lost.
        ("empty", "sent an unreadable response (200)"),
    ] {
        stage.switch(json!({
            "rest_fault": fault, "rest_fault_methods": ["placement.bind", "placement.unbind"],
        }));
        press(&stage, "add").await;
        part_says(&stage, "places", words).await;
        stage.switch(json!({"rest_fault": "none"}));
        let state = if fault == "empty" { "added" } else { "missing" };
        place_is(&stage, "IM_SIDEBAR", state).await;
    }
    Ok(())
}

#[tokio::test]
async fn a_token_that_has_expired_is_renewed_unnoticed() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "token_calls": 1})).await?;
    at_rest(&stage).await;
    stage.click("#place-IM_SIDEBAR").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Done.").await;
    place_is(&stage, "IM_SIDEBAR", "added").await;
    assert_eq!(changes(&stage).len(), 2, "refused for its token, and carried out");
    Ok(())
}

#[tokio::test]
async fn a_busy_portal_is_waited_for() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    stage.switch(json!({
        "rest_fault": "503_query_limit", "rest_fault_methods": ["placement.get"],
    }));
    press(&stage, "add").await;
    part_says(&stage, "places", "Bitrix24 is busy. Waiting a moment").await;
    stage.switch(json!({"rest_fault": "none"}));
    part_says(&stage, "places", "Everything is in place already.").await;
    Ok(())
}

#[tokio::test]
async fn a_double_click_does_it_once() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "rest_delay_ms": 200})).await?;
    at_rest(&stage).await;
    stage.click("#place-IM_SIDEBAR").await;
    let script = "const add = document.querySelector('[data-action=add]'); \
        add.click(); add.click(); \
        document.querySelector('[data-action=remove]').click()";
    stage.in_picker(script, vec![]).await?;
    part_says(&stage, "places", "Done.").await;
    // A second change would have been requested before this check-up.
    press(&stage, "check").await;
    at_rest(&stage).await;
    check_is(&stage, "rest", "good").await;
    assert_eq!(changes(&stage).len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_portal_that_does_not_answer_is_reported_once() -> Outcome {
    let switches = json!({
        "is_admin": true, "time_factor": SHORT_LIMITS, "rest_fault": "hang",
    });
    let stage = Stage::with_app_page(switches).await?;
    at_rest(&stage).await;
    check_is(&stage, "rest", "bad").await;
    check_is(&stage, "installed", "unknown").await;
    place_is(&stage, "IM_TEXTAREA", "unknown").await;
    assert!(stage.rest_calls().len() <= 1);
    stage.switch(json!({"rest_fault": "none"}));
    press(&stage, "check").await;
    check_is(&stage, "rest", "good").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    Ok(())
}

/// The validators of placements refuse with status 200.
#[tokio::test]
async fn an_error_that_comes_with_200_is_no_success() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    stage.click("#place-IM_SIDEBAR").await;
    stage.switch(json!({
        "rest_fault": "200_validator", "rest_fault_methods": ["placement.bind"],
    }));
    press(&stage, "add").await;
    part_says(&stage, "places", "Some changes did not go through.").await;
    part_says(&stage, "places", "Bitrix24 did not accept this.").await;
    part_says(&stage, "places", "(INVALID_ERROR_ICON_NAME)").await;
    place_is(&stage, "IM_SIDEBAR", "missing").await;
    let said = part_text(&stage, "places").await?;
    assert!(!said.contains("Done.") && !said.contains("Added\n"), "{said}");
    Ok(())
}

/// No connection, half an answer and a timeout have the same message.
#[tokio::test]
async fn a_gif_service_that_cannot_be_reached_is_reported() -> Outcome {
    let cases = [
        (json!({"gif_answer": "cut"}), "GIPHY: No readable answer."),
        (json!({"gif_time": "hold"}), "GIPHY is not responding."),
    ];
    for (switches, words) in cases {
        let stage =
            Stage::with_app_page(json!({"is_admin": true, "time_factor": SHORT_LIMITS})).await?;
        at_rest(&stage).await;
        enter(&stage, "giphy_api_key", "simulator").await?;
        stage.switch(switches.clone());
        press(&stage, "try").await;
        part_says(&stage, "settings", words).await;
        stage.switch(json!({"gif_answer": "right", "gif_time": "right"}));
        press(&stage, "try").await;
        part_says(&stage, "settings", "The key works.").await;
    }
    Ok(())
}

#[tokio::test]
async fn a_portal_that_does_not_end_the_installation_is_reported() -> Outcome {
    let switches = json!({"fresh_portal": true, "is_admin": true, "time_factor": SHORT_LIMITS});
    let stage = Stage::with_app_page(switches).await?;
    at_rest(&stage).await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Done.").await;
    stage.switch(json!({"portal": "silent"}));
    press(&stage, "finish").await;
    part_says(&stage, "finish", "Please reload it yourself.").await;
    assert!(!stage.simulator.is_installed());
    // Nothing is lost, and the administrator can try again.
    stage.switch(json!({"portal": "normal"}));
    press(&stage, "finish").await;
    until("the installation is finished", true, async || Ok(stage.simulator.is_installed())).await;
    Ok(())
}
