//! From a fresh portal to a picker in the chat.

use super::page::{at_rest, changes, check_is, part_says, place_is, press};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

#[tokio::test]
async fn a_fresh_portal_is_installed() -> Outcome {
    let stage = Stage::with_app_page(json!({"fresh_portal": true, "is_admin": true})).await?;
    at_rest(&stage).await;
    check_is(&stage, "admin", "good").await;
    check_is(&stage, "rest", "good").await;
    check_is(&stage, "placement", "good").await;
    check_is(&stage, "im", "good").await;
    check_is(&stage, "installed", "warning").await;
    place_is(&stage, "IM_TEXTAREA", "missing").await;

    press(&stage, "add").await;
    part_says(&stage, "places", "Done. The picker is now in the places you chose.").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    place_is(&stage, "IM_SMILES_SELECTOR", "added").await;
    place_is(&stage, "IM_SIDEBAR", "missing").await;
    let bound = changes(&stage);
    assert_eq!(bound.len(), 2, "{bound:?}");
    let (method, parameters) = &bound[0];
    assert_eq!(method, "placement.bind");
    assert_eq!(parameters["PLACEMENT"], "IM_TEXTAREA");
    assert_eq!(parameters["HANDLER"], stage.simulator.widget_url());
    assert_eq!(
        parameters["OPTIONS"],
        json!({"iconName": "fa-smile-o", "context": "ALL", "width": "360", "height": "420"})
    );
    assert_eq!(parameters["LANG_ALL"].as_object().map(serde_json::Map::len), Some(20));
    assert_eq!(parameters["LANG_ALL"]["la"]["TITLE"], "Emojis y GIF");

    press(&stage, "finish").await;
    // The portal reloads its page, and the chat contains the app.
    until("the installation is finished", json!("?install_finished=Y"), async || {
        stage.in_portal("return location.search", vec![]).await
    })
    .await;
    until("the app is in the chat", json!(true), async || {
        stage.in_portal("return document.querySelector('#apps-chip') !== null", vec![]).await
    })
    .await;
    stage.open_app_page().await?;
    at_rest(&stage).await;
    check_is(&stage, "installed", "good").await;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_installation_cannot_be_finished_before_something_is_bound() -> Outcome {
    let stage = Stage::with_app_page(json!({"fresh_portal": true, "is_admin": true})).await?;
    at_rest(&stage).await;
    let script = "const button = document.querySelector('[data-action=finish]'); \
        button.click(); return button.getAttribute('aria-disabled')";
    assert_eq!(stage.in_picker(script, vec![]).await?, "true");
    part_says(&stage, "finish", "Add the picker to chats first.").await;
    let wire = stage.wire().await?;
    assert!(!wire.iter().any(|line| line.contains("setInstallFinish")), "{wire:?}");
    Ok(())
}
