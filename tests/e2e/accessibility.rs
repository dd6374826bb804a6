//! No barrier that axe-core knows of, of any impact, in any state, light and dark.

use crate::admin::page::at_rest;
use crate::harness::{HURRY, Outcome, Settings, Stage, until};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Both themes.
const THEMES: [&str; 2] = ["light", "dark"];

impl Stage {
    async fn themed(theme: &str, switches: Value) -> Outcome<Self> {
        Self::with_app_options_in(Settings::default(), switches, &[("theme", theme)]).await
    }
}

#[tokio::test]
async fn emoji_and_searches() -> Outcome {
    for theme in THEMES {
        let stage = Stage::themed(theme, json!({})).await?;
        stage.ready_as("insert").await;
        stage.has_no_barriers(&format!("{theme}, the grid")).await?;
        for (query, first) in [("heart", Some("❤️")), ("piza", Some("🍕")), ("qqqqqqqq", None)]
        {
            stage.set_query(query).await?;
            match first {
                Some(first) => stage.first_cell_is(first).await,
                None => until("nothing", 1, async || stage.count(".empty").await).await,
            }
            stage.has_no_barriers(&format!("{theme}, {query}")).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn flyouts() -> Outcome {
    for theme in THEMES {
        let stage = Stage::themed(theme, json!({})).await?;
        stage.ready_as("insert").await;
        for (query, emoji) in [("shrug", "🤷"), ("handshake", "🤝"), ("pizza", "🍕")] {
            stage.set_query(query).await?;
            stage.first_cell_is(emoji).await;
            stage.open_flyout(emoji).await?;
            stage.has_no_barriers(&format!("{theme}, flyout of {emoji}")).await?;
            stage.press([Key::Escape]).await?;
            stage.flyout_is_open(false).await;
        }
        stage.click("#tone").await;
        stage.flyout_is_open(true).await;
        stage.has_no_barriers(&format!("{theme}, tone of all")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn gifs_and_their_messages() -> Outcome {
    for theme in THEMES {
        let stage = Stage::themed(theme, json!({})).await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        stage.has_no_barriers(&format!("{theme}, GIFs")).await?;
        stage.switch(json!({"gif_answer": "500"}));
        stage.search_gifs("cat").await?;
        stage.gif_message_says("GIPHY is having problems").await;
        stage.has_no_barriers(&format!("{theme}, a GIF message")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn composer_toast_and_notice() -> Outcome {
    for theme in THEMES {
        let switches = json!({
            "placement": "IM_SMILES_SELECTOR", "rest_fault": "access_error", "pack": "404",
            "time_factor": HURRY,
        });
        let stage = Stage::themed(theme, switches).await?;
        stage.role_is("send").await;
        until("a notice", false, async || Ok(stage.notices().await?.is_empty())).await;
        stage.pick("😀").await;
        stage.click("[data-action=send]").await;
        stage.toast_says("You may not write in this chat.").await;
        stage.has_no_barriers(&format!("{theme}, composer, toast and notice")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn standalone() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    stage.has_no_barriers("standalone").await
}

#[tokio::test]
async fn the_administrators_page() -> Outcome {
    for switches in
        [json!({"is_admin": true}), json!({"is_admin": true, "fresh_portal": true, "scopes": []})]
    {
        let stage = Stage::with_app_page(switches.clone()).await?;
        at_rest(&stage).await;
        stage.has_no_barriers(&format!("{switches}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn failures() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "404"})).await?;
    until("the failure screen", 1, async || stage.count("#failure:not([hidden])").await).await;
    stage.has_no_barriers("the failure screen").await?;
    let stage = Stage::in_hostile_page(json!({}), "").await?;
    stage.role_is("not-your-portal").await;
    stage.has_no_barriers("not your portal").await
}
