//! An app that a vendor has published in the market.

use super::page::{at_rest, check_is, part_says, part_text, press};
use crate::harness::{Outcome, Stage};
use serde_json::json;

#[tokio::test]
async fn only_the_vendor_can_add_a_permission() -> Outcome {
    let switches = json!({"is_admin": true, "app_status": "F", "scopes": ["user_brief"]});
    let stage = Stage::with_app_page(switches).await?;
    at_rest(&stage).await;
    check_is(&stage, "placement", "bad").await;
    check_is(&stage, "im", "warning").await;
    part_says(&stage, "checks", "Only the vendor of this app can add it").await;
    let said = part_text(&stage, "checks").await?;
    assert!(!said.contains("settings in Bitrix24"), "{said}");
    press(&stage, "add").await;
    part_says(&stage, "places", "Only the vendor of this app can add it").await;
    press(&stage, "packs").await;
    part_says(&stage, "stickers", "Without the “im” permission").await;
    part_says(&stage, "stickers", "Only the vendor of this app can add it").await;
    Ok(())
}

#[tokio::test]
async fn the_pages_that_the_market_asks_for() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "app_status": "F"})).await?;
    at_rest(&stage).await;
    check_is(&stage, "documents", "good").await;
    let requests = stage.logged("request");
    let asked = requests.iter().filter(|request| request["method"] == "HEAD");
    let paths: Vec<_> = asked.filter_map(|request| request["path"].as_str()).collect();
    assert_eq!(paths, ["/", "/privacy.html", "/terms.html"]);
    for page in ["widget/privacy.html", "widget/terms.html"] {
        stage.switch(json!({"fault": "404", "fault_of": [page]}));
        press(&stage, "check").await;
        check_is(&stage, "documents", "warning").await;
        part_says(&stage, "checks", "the privacy page and the terms of use respond").await;
        stage.switch(json!({"fault": "none"}));
        press(&stage, "check").await;
        check_is(&stage, "documents", "good").await;
    }
    Ok(())
}

/// A local app needs neither the pages nor the requests.
#[tokio::test]
async fn a_local_app_is_not_asked_for_the_pages() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    stage.count_is("[data-check='documents']", 0).await;
    assert!(stage.logged("request").iter().all(|request| request["method"] != "HEAD"));
    Ok(())
}
