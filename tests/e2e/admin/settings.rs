//! The portal's settings.

use super::page::{at_rest, enter, part_says, press};
use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::{Value, json};

/// The API key that the simulator's GIF service accepts.
const KEY: &str = "simulator";

/// Another API key. It must differ from all other texts of the page: file names contain hashes of
/// any hexadecimal digits.
const OTHER_KEY: &str = "nobodys-key";

async fn value(stage: &Stage, option: &str) -> Outcome<Value> {
    let script = "return document.getElementById(`setting-${arguments[0]}`)?.value";
    stage.in_picker(script, vec![json!(option)]).await
}

#[tokio::test]
async fn what_is_saved_is_there_again() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    press(&stage, "save").await;
    part_says(&stage, "settings", "Nothing has been changed.").await;
    let settings = [
        ("gif_provider", "giphy"),
        ("klipy_api_key", OTHER_KEY),
        ("giphy_api_key", OTHER_KEY),
        ("gif_tab", "N"),
        ("rating", "pg-13"),
        ("gif_click", "insert"),
        ("default_tab", "gifs"),
        ("theme", "dark"),
    ];
    for (option, value) in settings {
        enter(&stage, option, value).await?;
    }
    press(&stage, "save").await;
    part_says(&stage, "settings", "Saved.").await;
    let wire = stage.wire().await?;
    let stored: Vec<&String> = wire.iter().filter(|line| line.contains("setAppOption")).collect();
    assert_eq!(stored.len(), settings.len(), "{stored:?}");
    stage.open_app_page().await?;
    at_rest(&stage).await;
    for (option, expected) in settings {
        assert_eq!(value(&stage, option).await?, expected, "{option}");
    }
    // Other users see the settings, but not the key.
    stage.switch(json!({"is_admin": false}));
    stage.open_app_page().await?;
    stage.role_is("copy").await;
    stage.click("[data-action=settings]").await;
    let script = "return [...document.querySelectorAll('[data-setting]')] \
        .map((e) => `${e.dataset.setting}=${e.textContent}`).join()";
    until("the settings", true, async || {
        let shown = stage.in_picker(script, vec![]).await?;
        let shown = shown.as_str().unwrap_or_default();
        Ok(shown.contains("gif_provider=GIPHY,klipy_api_key=Set,giphy_api_key=Set,gif_tab=No,rating=PG-13: ages 13 and up"))
    })
    .await;
    let fields = "return document.querySelectorAll('#foot input, #foot select').length";
    assert_eq!(stage.in_picker(fields, vec![]).await?, 0);
    let html = "return document.documentElement.outerHTML.includes(arguments[0])";
    assert_eq!(stage.in_picker(html, vec![json!(OTHER_KEY)]).await?, false);
    Ok(())
}

#[tokio::test]
async fn a_portal_that_does_not_save_is_reported() -> Outcome {
    let stage =
        Stage::with_app_page(json!({"is_admin": true, "time_factor": SHORT_LIMITS})).await?;
    at_rest(&stage).await;
    stage.switch(json!({"is_admin": false}));
    enter(&stage, "rating", "r").await?;
    press(&stage, "save").await;
    part_says(&stage, "settings", "Bitrix24 did not save “Content rating”.").await;
    Ok(())
}

#[tokio::test]
async fn a_key_is_tried() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "gif_key": "none"})).await?;
    at_rest(&stage).await;
    press(&stage, "try").await;
    part_says(&stage, "settings", "Please enter a key first.").await;
    enter(&stage, "giphy_api_key", "wrong").await?;
    press(&stage, "try").await;
    part_says(&stage, "settings", "GIPHY: This key is not accepted.").await;
    enter(&stage, "giphy_api_key", KEY).await?;
    press(&stage, "try").await;
    part_says(&stage, "settings", "GIPHY: The key works.").await;
    for (answer, words) in [("429", "Too many GIF searches"), ("500", "problems")] {
        stage.switch(json!({"gif_answer": answer}));
        press(&stage, "try").await;
        part_says(&stage, "settings", words).await;
    }
    Ok(())
}

#[tokio::test]
async fn both_keys_are_tried_at_once() -> Outcome {
    let switches = json!({"is_admin": true, "gif_key": "none"});
    let stage = Stage::with_app_page(switches).await?;
    at_rest(&stage).await;
    stage.text_fits("#gif-service-now", |text| text.contains("KLIPY"), "KLIPY").await;
    enter(&stage, "giphy_api_key", KEY).await?;
    stage.text_fits("#gif-service-now", |text| text.contains("GIPHY"), "the one with a key").await;
    enter(&stage, "klipy_api_key", OTHER_KEY).await?;
    stage.text_fits("#gif-service-now", |text| text.contains("KLIPY"), "KLIPY first").await;
    press(&stage, "try").await;
    part_says(&stage, "settings", "KLIPY: This key is not accepted.").await;
    part_says(&stage, "settings", "GIPHY: The key works.").await;
    // The service repeats a wrong key in its answer.
    let text = "return document.body.innerText.includes(arguments[0])";
    assert_eq!(stage.in_picker(text, vec![json!(OTHER_KEY)]).await?, false);
    enter(&stage, "klipy_api_key", KEY).await?;
    press(&stage, "try").await;
    part_says(&stage, "settings", "KLIPY: The key works.").await;
    stage.switch(json!({"gif_answer": "404_key_no_cors"}));
    press(&stage, "try").await;
    part_says(&stage, "settings", "KLIPY: No readable answer. The key may be wrong").await;
    Ok(())
}

#[tokio::test]
async fn the_chosen_service_is_used_although_another_has_a_key() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "klipy_key": "right"})).await?;
    at_rest(&stage).await;
    enter(&stage, "gif_provider", "giphy").await?;
    stage.text_fits("#gif-service-now", |text| text.contains("GIPHY"), "GIPHY").await;
    press(&stage, "save").await;
    part_says(&stage, "settings", "Saved.").await;
    Ok(())
}
