//! Settings that a newer version has stored, with values that this version does not know.

use super::page::{at_rest, enter, part_says, press};
use crate::harness::{Outcome, PickerPlace, Stage};
use serde_json::{Value, json};

fn newer() -> [(&'static str, Value); 8] {
    [
        ("gif_provider", json!("tenor")),
        ("giphy_api_key", json!({"giphy": "abc", "tenor": "def"})),
        ("gif_tab", json!("for guests only")),
        ("rating", json!("nc-17")),
        ("gif_click", json!(["ask", "send"])),
        ("default_tab", json!("kaomoji")),
        ("theme", json!(7)),
        ("reactions", json!({"on": true})),
    ]
}

fn store_newer(stage: &Stage) {
    for (name, value) in newer() {
        stage.simulator.set_app_option(name, value);
    }
}

#[tokio::test]
async fn the_page_shows_the_defaults_and_overwrites_nothing_by_itself() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    store_newer(&stage);
    stage.open_app_page().await?;
    at_rest(&stage).await;
    let script = "return [...document.querySelectorAll('#admin select')].map((e) => e.value)";
    let shown = stage.in_picker(script, vec![]).await?;
    assert_eq!(shown, json!(["auto", "Y", "g", "send", "emoji", "light"]));
    press(&stage, "save").await;
    part_says(&stage, "settings", "Nothing has been changed.").await;

    enter(&stage, "theme", "dark").await?;
    press(&stage, "save").await;
    part_says(&stage, "settings", "Saved.").await;
    let wire = stage.wire().await?;
    let stored: Vec<&String> = wire.iter().filter(|line| line.contains("setAppOption")).collect();
    assert!(matches!(stored[..], [one] if one.contains("theme")), "{stored:?}");
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_picker_works_as_if_nothing_were_set() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Popup, json!({})).await?;
    store_newer(&stage);
    stage.reopen_picker().await?;
    stage.inserts("😀").await?;
    assert_eq!(stage.notices().await?, [""; 0]);
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    let requests = stage.gif_requests();
    assert!(requests.iter().all(|request| request.get("rating") == "g"), "{requests:?}");
    Ok(())
}
