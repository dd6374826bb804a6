//! In forced colours, lines mark selected and focused elements.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};
use thirtyfour::Key;

impl Stage {
    async fn in_system_colours() -> Outcome<Self> {
        let stage = Self::standalone(Settings::default()).await?;
        stage.emulate_media_feature("forced-colors", "active").await?;
        stage.ready_as("standalone").await;
        let script = "return matchMedia('(forced-colors: active)').matches";
        assert_eq!(stage.in_picker(script, vec![]).await?, true);
        Ok(stage)
    }

    /// Returns a line of an element or pseudo-element: its width, and whether it has the colour of
    /// selected elements.
    async fn line(&self, selector: &str, line: &str, pseudo: &str) -> Outcome<Value> {
        let script = "const [selector, line, pseudo] = arguments; \
            const probe = document.body.appendChild(document.createElement('i')); \
            probe.style.color = 'Highlight'; \
            const chosen = getComputedStyle(probe).color; probe.remove(); \
            const style = getComputedStyle(document.querySelector(selector), pseudo || null); \
            const width = style.getPropertyValue(`${line}-style`) === 'none' \
                ? 0 : parseFloat(style.getPropertyValue(`${line}-width`)); \
            return width >= 2 && style.getPropertyValue(`${line}-color`) === chosen";
        self.in_picker(script, vec![json!(selector), json!(line), json!(pseudo)]).await
    }

    /// Waits until an element has, or does not have, a line in the colour of selected elements.
    async fn has_line(&self, selector: &str, line: &str, pseudo: &str, has: bool) {
        until(&format!("{line} of {selector}{pseudo}"), json!(has), async || {
            self.line(selector, line, pseudo).await
        })
        .await;
    }
}

#[tokio::test]
async fn tabs_groups_and_cells() -> Outcome {
    let stage = Stage::in_system_colours().await?;
    stage.has_line("#tab-emoji", "border-bottom", "", true).await;
    stage.has_line("#tab-gifs", "border-bottom", "", false).await;
    stage.click("[data-group='food']").await;
    stage.has_line("[data-group='food']", "border-bottom", "", true).await;
    stage.has_line("[data-group='animals']", "border-bottom", "", false).await;
    stage.search("heart").await?;
    stage.first_cell_is("❤️").await;
    stage.has_line("#search", "outline", "", true).await;
    stage.has_line("#cell-0", "outline", "", true).await;
    stage.has_line("#cell-1", "outline", "", false).await;
    stage.click("[data-group='people'][aria-pressed]").await;
    stage.has_line("[data-group='people']", "border-bottom", "", true).await;
    stage.has_line("[data-group='smileys']", "border-bottom", "", false).await;
    Ok(())
}

#[tokio::test]
async fn in_the_dark_theme_too() -> Outcome {
    let stage = Stage::in_system_colours().await?;
    stage.in_picker("document.documentElement.dataset.theme = 'dark'", vec![]).await?;
    stage.click("#tone").await;
    stage.flyout_is_open(true).await;
    stage.has_line("#flyout [data-tone='0']", "border-bottom", "::after", true).await;
    stage.press([Key::Right]).await?;
    stage.has_line("#flyout [data-tone='1']", "outline", "", true).await;
    Ok(())
}

#[tokio::test]
async fn radios_tell_the_chosen_one_and_the_focus_apart() -> Outcome {
    let stage = Stage::in_system_colours().await?;
    stage.click("#tone").await;
    stage.flyout_is_open(true).await;
    stage.press([Key::Right]).await?;
    let (chosen, focused) = ("#flyout [data-tone='0']", "#flyout [data-tone='1']");
    stage.has_line(focused, "outline", "", true).await;
    stage.has_line(chosen, "outline", "", false).await;
    stage.has_line(chosen, "border-bottom", "::after", true).await;
    stage.has_line(focused, "border-bottom", "::after", false).await;
    Ok(())
}

#[tokio::test]
async fn gifs() -> Outcome {
    let stage = Stage::in_system_colours().await?;
    stage.open_gifs().await?;
    let first = stage.gifs_appear().await.swap_remove(0);
    stage.has_line("[data-kind='gifs']", "border-bottom", "", true).await;
    stage.has_line("[data-kind='stickers']", "border-bottom", "", false).await;
    stage.press_in_search(Key::Down).await?;
    stage.gif_is_active(&first).await;
    stage.has_line("#gif-0", "outline", "", true).await;
    Ok(())
}
