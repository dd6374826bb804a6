//! Appearance, keyboard use and accessibility of the administrators' page.

use super::page::{at_rest, part_says};
use crate::harness::{Outcome, Stage, build_folder};
use serde_json::{Value, json};
use thirtyfour::Key;

#[tokio::test]
async fn there_is_no_picker_around_it() -> Outcome {
    for switches in [
        json!({"placement": "DEFAULT", "is_admin": true}),
        json!({"placement": "DEFAULT", "install": true, "is_admin": true}),
        json!({"install": true}),
    ] {
        let stage = Stage::with_switches(switches).await?;
        at_rest(&stage).await;
        assert_eq!(stage.cells().await?, [""; 0]);
        let script = "const page = document.getElementById('admin'); \
            return page.scrollWidth <= page.clientWidth \
                && document.getElementById('status').checkVisibility()";
        assert_eq!(stage.in_picker(script, vec![]).await?, true);
    }
    Ok(())
}

/// The page shows the version and commit that the build's `version.json` contains.
#[tokio::test]
async fn the_page_says_which_version_it_is() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    let file = std::fs::read(build_folder().join("version.json")).expect("the build has a version");
    let file: Value = serde_json::from_slice(&file).expect("the version is JSON");
    let mut line = format!("b24-emoji-picker {}", file["version"].as_str().unwrap_or_default());
    // A build from an archive has no commit.
    if let Some(commit) = file["commit"].as_str() {
        let (hash, changed) = commit.split_at(40);
        line += &format!(" · {}{changed}", &hash[..7]);
    }
    let script = "return document.querySelector('.admin-version').innerText";
    assert_eq!(stage.in_picker(script, vec![]).await?, json!(line));
    Ok(())
}

/// A link that replaced the picker in the portal's frame would have no way back.
#[tokio::test]
async fn the_page_links_to_the_privacy_page_and_the_terms() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    let script = "return [...document.querySelectorAll('.admin-documents a')] \
        .map((link) => [link.textContent, link.getAttribute('href'), link.target, link.rel])";
    let expected = json!([
        ["Privacy", "privacy.html#en", "_blank", "noopener"],
        ["Terms of use", "terms.html#en", "_blank", "noopener"],
    ]);
    assert_eq!(stage.in_picker(script, vec![]).await?, expected);
    Ok(())
}

#[tokio::test]
async fn each_field_has_a_name() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "fresh_portal": true})).await?;
    at_rest(&stage).await;
    let script = "return [...document.querySelectorAll('#admin input, #admin select')] \
        .filter((field) => !field.labels[0]?.textContent).map((field) => field.id)";
    assert_eq!(stage.in_picker(script, vec![]).await?, json!([]));
    let script = "return [...document.querySelectorAll('#admin button')] \
        .filter((button) => !button.textContent).length";
    assert_eq!(stage.in_picker(script, vec![]).await?, 0);
    Ok(())
}

#[tokio::test]
async fn keys_do_it_all_and_the_focus_stays() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true})).await?;
    at_rest(&stage).await;
    let focus = "document.querySelector(arguments[0]).focus()";
    stage.in_picker(focus, vec![json!("#place-IM_SIDEBAR")]).await?;
    stage.press([Key::Space]).await?;
    stage.in_picker(focus, vec![json!("[data-action=add]")]).await?;
    stage.press([Key::Enter]).await?;
    part_says(&stage, "places", "Done.").await;
    stage.status_says("Done. The picker is now in the places you chose.").await;
    let script = "return document.activeElement.dataset.action";
    assert_eq!(stage.in_picker(script, vec![]).await?, "add");
    // Letters go into the field and not to the picker behind the page.
    stage.in_picker(focus, vec![json!("#setting-giphy_api_key")]).await?;
    stage.actions().send_keys("x1 y").perform().await?;
    let script = "return document.getElementById('setting-giphy_api_key').value";
    assert_eq!(stage.in_picker(script, vec![]).await?, "x1 y");
    Ok(())
}
