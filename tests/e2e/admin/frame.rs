//! The height of the administrators' page in the portal's frame.

use super::page::{at_rest, press};
use crate::harness::{Outcome, PickerPlace, Settings, Stage, until};
use serde_json::json;

/// Returns whether the page has no scroll bar, neither its own nor one of the frame.
const FITS: &str = "
    return [document.documentElement, document.body, document.getElementById('admin')].every((it) =>
        it.scrollHeight <= it.clientHeight && it.scrollWidth <= it.clientWidth);";

/// Returns whether the page is higher than its frame, and its end can be reached.
const SCROLLS: &str = "
    const page = document.getElementById('admin');
    page.scrollTop = 1e6;
    const { bottom } = document.querySelector('.admin-version').getBoundingClientRect();
    return page.scrollHeight > page.clientHeight && bottom <= innerHeight;";

impl Stage {
    /// Waits until the administrators' page has no scroll bar.
    pub async fn page_fits(&self, what: &str) {
        until(&format!("no scroll bar {what}"), true, async || {
            Ok(self.in_picker(FITS, vec![]).await? == true)
        })
        .await;
    }

    /// Waits until the administrators' page scrolls in its frame.
    pub async fn page_scrolls(&self) {
        until(
            "the page scrolls",
            true,
            async || Ok(self.in_picker(SCROLLS, vec![]).await? == true),
        )
        .await;
    }
}

/// The rule of the Bitrix24 Market: no scroll bar and no error from 1280 pixels on.
#[tokio::test]
async fn no_scroll_bar_and_no_error_on_wide_screens() -> Outcome {
    let settings = Settings { one_process: true, ..Settings::USUAL };
    let mut stage = Stage::with_portal_in(settings, json!({"is_admin": true})).await?;
    stage.select_place(PickerPlace::AppPage);
    for (width, height) in [(1280, 720), (1920, 1080), (2560, 600)] {
        stage.resize(width, height, 1).await?;
        stage.open_app_page().await?;
        at_rest(&stage).await;
        stage.page_fits(&format!("at {width} pixels")).await;
        let script = "return innerHeight > arguments[0]";
        assert_eq!(stage.in_picker(script, vec![json!(height)]).await?, true, "the page is short");
    }
    press(&stage, "packs").await;
    stage.count_is("[data-pack]", 2).await;
    stage.page_fits("with the packs").await;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

/// The window of a chat keeps its size and would cut a higher frame off.
#[tokio::test]
async fn in_the_window_of_a_chat_the_page_scrolls() -> Outcome {
    let stage = Stage::with_switches(json!({"install": true, "is_admin": true})).await?;
    at_rest(&stage).await;
    stage.page_scrolls().await;
    let wire = stage.wire().await?;
    assert!(!wire.iter().any(|line| line.contains("resizeWindow")), "{wire:?}");
    Ok(())
}
