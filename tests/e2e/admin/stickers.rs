//! The company's stickers.

use super::page::{at_rest, part_says, press};
use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

/// A custom pack of the simulator, and a sticker of it.
const PACK: &str = "71";
const STICKER: &str = "custom/71/7101";

async fn opened(switches: Value) -> Outcome<Stage> {
    let mut all = json!({"is_admin": true});
    if let (Some(all), Some(more)) = (all.as_object_mut(), switches.as_object()) {
        all.extend(more.clone());
    }
    let stage = Stage::with_app_page(all).await?;
    at_rest(&stage).await;
    Ok(stage)
}

/// Lists the packs, and waits until they are there.
async fn list(stage: &Stage) {
    press(stage, "packs").await;
    stage.count_is("[data-pack]", 2).await;
}

async fn enter_words(stage: &Stage, words: &str) -> Outcome {
    let script = "const field = document.querySelector(`[data-words-of='${arguments[0]}']`); \
        field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))";
    stage.in_picker(script, vec![json!(STICKER), json!(words)]).await.map(drop)
}

/// Returns the option as the portal has stored it.
async fn stored(stage: &Stage) -> Outcome<Value> {
    let script = "return fetch('/sim/init-data', { method: 'POST', \
        headers: { 'Content-Type': 'application/json' }, body: '{}' }) \
        .then((response) => response.json()).then(({ app_options }) => app_options.sticker_packs ?? '')";
    let text = stage.in_portal(script, vec![]).await?;
    Ok(serde_json::from_str(text.as_str().unwrap_or_default()).unwrap_or_default())
}

#[tokio::test]
async fn an_administrator_chooses_a_pack_and_types_words() -> Outcome {
    let stage = opened(json!({})).await?;
    assert_eq!(stage.count("[data-action=save-packs]:not([hidden])").await?, 0);
    list(&stage).await;
    assert_eq!(stage.count("[data-words-of]").await?, 0);
    stage.click(&format!("[data-pack='{PACK}']")).await;
    stage.count_is("[data-words-of]", 5).await;
    enter_words(&stage, " hooray  party ").await?;
    stage.text_is("#stickers-used", "1% of the space is used.").await;
    press(&stage, "save-packs").await;
    part_says(&stage, "stickers", "Saved.").await;
    let expected = json!({"v": 1, "packs": [{"id": 71, "words": {"7101": "hooray party"}}]});
    until("the option", expected, async || stored(&stage).await).await;
    // It is there again.
    stage.open_app_page().await?;
    at_rest(&stage).await;
    list(&stage).await;
    let words = format!("return document.querySelector(`[data-words-of='{STICKER}']`)?.value");
    until("the words", json!("hooray party"), async || stage.in_picker(&words, vec![]).await).await;
    // A pack that is unticked goes with its words.
    stage.click(&format!("[data-pack='{PACK}']")).await;
    press(&stage, "save-packs").await;
    part_says(&stage, "stickers", "Saved.").await;
    until("the option", json!({"v": 1, "packs": []}), async || stored(&stage).await).await;
    Ok(())
}

#[tokio::test]
async fn words_that_do_not_fit_are_not_stored() -> Outcome {
    let stage = opened(json!({})).await?;
    list(&stage).await;
    stage.click(&format!("[data-pack='{PACK}']")).await;
    stage.count_is("[data-words-of]", 5).await;
    enter_words(&stage, &"word ".repeat(4_000)).await?;
    press(&stage, "save-packs").await;
    part_says(&stage, "stickers", "There is no room for this many words.").await;
    assert_eq!(stored(&stage).await?, Value::Null);
    let text = stage.text_of("#stickers-used").await?;
    let percent: u32 = text.split('%').next().unwrap_or_default().parse().expect("a number");
    assert!(percent > 100, "{text}");
    Ok(())
}

#[tokio::test]
async fn what_is_missing_is_told() -> Outcome {
    for (switches, words) in [
        (json!({"stickers": "no_method"}), "This Bitrix24 has no stickers."),
        (json!({"stickers": "empty"}), "You have no sticker packs of your own yet."),
        (json!({"stickers": "no_packs"}), "You have no sticker packs of your own yet."),
        (json!({"stickers": "garbage"}), "You have no sticker packs of your own yet."),
        (json!({"scopes": ["placement", "user_brief"]}), "Without the “im” permission"),
        (
            json!({"rest_fault": "500", "rest_fault_methods": ["im.v2.Sticker.Pack.load"]}),
            "Bitrix24 did not accept this.",
        ),
    ] {
        let stage = opened(switches.clone()).await?;
        press(&stage, "packs").await;
        part_says(&stage, "stickers", words).await;
        assert_eq!(stage.count("[data-pack]").await?, 0, "{switches}");
    }
    Ok(())
}

#[tokio::test]
async fn a_pack_that_is_gone_is_named() -> Outcome {
    let stage = opened(json!({})).await?;
    let option = r#"{"v":1,"packs":[{"id":999,"words":{"1":"x"}},{"id":71,"words":{}}]}"#;
    stage.simulator.set_app_option("sticker_packs", json!(option));
    stage.open_app_page().await?;
    at_rest(&stage).await;
    list(&stage).await;
    part_says(&stage, "stickers", "Pack 999 no longer exists.").await;
    Ok(())
}

/// Pictures of custom packs may not come without the portal's cookie.
#[tokio::test]
async fn words_can_be_typed_without_pictures() -> Outcome {
    for pictures in ["login_page", "not_found"] {
        let stage = opened(json!({"sticker_pictures": pictures})).await?;
        list(&stage).await;
        stage.click(&format!("[data-pack='{PACK}']")).await;
        stage.count_is("[data-words-of]", 5).await;
        enter_words(&stage, "party").await?;
        press(&stage, "save-packs").await;
        part_says(&stage, "stickers", "Saved.").await;
    }
    Ok(())
}
