//! Input before the app has started is handled after the start.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use std::time::Duration;
use thirtyfour::{By, Key, WebElement};

impl Stage {
    /// Opens a picker that is visible, but whose app has not loaded.
    async fn before_the_app() -> Outcome<Self> {
        let stage = Self::with_switches(json!({"wasm": "held"})).await?;
        until("the page is on screen", true, async || {
            let cell = stage.enter_picker().await?.find(By::Css("[data-emoji='😀']")).await?;
            // Waits until the script that records early input has run.
            let script = "return Array.isArray(window.earlyInput)";
            Ok(cell.is_displayed().await? && stage.in_picker(script, vec![]).await? == true)
        })
        .await;
        Ok(stage)
    }

    /// Waits until a cell is visible: before the first paint there is nothing to click.
    async fn visible_cell(&self, emoji: &str) -> Outcome<WebElement> {
        until("the page", true, async || {
            let script = "return performance.getEntriesByType('paint').length > 0 \
                && document.querySelector(`[data-emoji='${arguments[0]}']`) !== null";
            let seen = self.in_picker(script, vec![json!(emoji)]).await;
            Ok(seen.is_ok_and(|seen| seen == true))
        })
        .await;
        self.enter_picker().await?.find(By::Css(format!("[data-emoji='{emoji}']"))).await
    }

    async fn release_app(&self) -> Outcome {
        let stage = "return document.documentElement.dataset.app ?? null";
        assert_eq!(self.in_picker(stage, vec![]).await?, json!(null), "the app is early");
        self.switch(json!({"wasm": "normal"}));
        Ok(())
    }
}

#[tokio::test]
async fn an_early_click_is_delivered() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.pick("😀").await;
    stage.release_app().await?;
    stage.draft_is("😀").await;
    stage.ready_as("insert").await;
    Ok(())
}

#[tokio::test]
async fn early_clicks_are_delivered_in_their_order() -> Outcome {
    let stage = Stage::before_the_app().await?;
    for emoji in ["😀", "😆", "🙏"] {
        stage.pick(emoji).await;
    }
    stage.release_app().await?;
    let without_blanks = async || Ok(stage.draft().await?.replace(' ', ""));
    until("the draft", "😀😆🙏".to_owned(), without_blanks).await;
    Ok(())
}

#[tokio::test]
async fn an_early_query_is_searched_for() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.search("pizza").await?;
    stage.release_app().await?;
    stage.first_cell_is("🍕").await;
    stage.query_is("pizza").await;
    stage.search_has_focus().await;
    Ok(())
}

#[tokio::test]
async fn an_early_query_and_enter_insert_the_best_result() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.search("pizza").await?;
    stage.press([Key::Enter]).await?;
    stage.release_app().await?;
    stage.draft_is("🍕").await;
    Ok(())
}

/// The app has started, but its data has not loaded.
#[tokio::test]
async fn a_query_and_enter_before_the_names_are_known_insert_the_best_result() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "held"})).await?;
    stage.role_is("insert").await;
    stage.search("pizza").await?;
    stage.press([Key::Enter]).await?;
    stage.switch(json!({"data": "normal"}));
    stage.draft_is("🍕").await;
    Ok(())
}

#[tokio::test]
async fn an_early_click_at_a_silent_portal_ends_in_a_message() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.pick("😀").await;
    stage.switch(json!({"portal": "silent"}));
    stage.release_app().await?;
    stage.role_is("copy").await;
    // So long after the click, the browser decides whether copying is still allowed.
    until("a message", true, async || {
        let toast = stage.toast().await?;
        Ok(toast.contains("😀 copied") || toast.contains("Select the text and copy it"))
    })
    .await;
    Ok(())
}

/// One after the other, each would replace the one before in the clipboard.
#[tokio::test]
async fn early_clicks_at_a_silent_portal_are_copied_together() -> Outcome {
    let stage = Stage::before_the_app().await?;
    for emoji in ["😀", "😃", "😄"] {
        stage.pick(emoji).await;
    }
    stage.switch(json!({"portal": "silent"}));
    stage.release_app().await?;
    stage.role_is("copy").await;
    until("all of them", true, async || {
        let script = "return document.querySelector('#toasts input')?.value ?? ''";
        let field = stage.in_picker(script, vec![]).await?;
        Ok(stage.toast().await?.contains("😀😃😄 copied") || field == "😀😃😄")
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn early_clicks_on_both_tabs_end_in_the_last_one() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.click("#tab-gifs").await;
    stage.click("#tab-emoji").await;
    stage.release_app().await?;
    stage.ready_as("insert").await;
    stage.count_is("#tab-emoji[aria-selected=true]", 1).await;
    stage.cell_is_on_screen("😀").await;
    Ok(())
}

#[tokio::test]
async fn an_early_click_on_a_group_leads_there() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.click("[data-group=flags]").await;
    stage.release_app().await?;
    stage.cell_is_on_screen("🏁").await;
    Ok(())
}

/// The click arrives at any stage of the app's start.
#[tokio::test]
async fn a_click_right_after_the_page_has_appeared_is_delivered() -> Outcome {
    for pause in [0, 30, 90].map(Duration::from_millis) {
        let stage = Stage::with_switches(json!({})).await?;
        stage.visible_cell("😀").await?;
        // The rows may be replaced between finding the cell and moving the pointer; then nothing
        // was clicked.
        until("a click", true, async || {
            let cell = stage.enter_picker().await?.find(By::Css("[data-emoji='😀']")).await?;
            let pointer = stage.driver().action_chain_with_delay(None, Some(pause));
            Ok(pointer.move_to_element_center(&cell).click().perform().await.is_ok())
        })
        .await;
        stage.draft_is("😀").await;
    }
    Ok(())
}

#[tokio::test]
async fn a_click_during_which_the_rows_are_replaced_is_delivered() -> Outcome {
    let stage = Stage::with_switches(json!({"data": "held"})).await?;
    stage.role_is("insert").await;
    let cell = stage.visible_cell("😀").await?;
    stage.actions().click_and_hold_element(&cell).perform().await?;
    stage.switch(json!({"data": "normal"}));
    until("the catalogue", true, async || {
        let script = "return performance.getEntriesByType('resource') \
            .some((it) => it.name.includes('catalogue') && it.responseEnd > 0)";
        Ok(stage.in_picker(script, vec![]).await?.as_bool().unwrap_or(false))
    })
    .await;
    stage.enter_picker().await?;
    stage.actions().release().perform().await?;
    stage.draft_is("😀").await;
    stage.ready_as("insert").await;
    Ok(())
}

#[tokio::test]
async fn the_first_row_waits_until_the_pointer_has_gone() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.store_user_option(&json!("{\"v\":1,\"recents\":[\"🍕\"]}")).await?;
    stage.switch(json!({"wasm": "held"}));
    stage.reopen_picker().await?;
    let cell = stage.visible_cell("👍").await?;
    stage.actions().move_to_element_center(&cell).perform().await?;
    stage.switch(json!({"wasm": "normal"}));
    stage.ready_as("insert").await;
    stage.first_cell_is("👍").await;
    let elsewhere = stage.enter_picker().await?.find(By::Id("search")).await?;
    stage.actions().move_to_element_center(&elsewhere).perform().await?;
    stage.first_cell_is("🍕").await;
    Ok(())
}

/// In Safari, only the `keyCode` shows that an Enter ends a composition.
#[tokio::test]
async fn an_early_enter_that_ends_a_composition_picks_nothing() -> Outcome {
    let stage = Stage::before_the_app().await?;
    stage.search("pizza").await?;
    let script = "const enter = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }; \
        document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', enter)); \
        return window.earlyInput.length";
    assert_eq!(stage.in_picker(script, vec![]).await?, json!(0));
    stage.release_app().await?;
    stage.first_cell_is("🍕").await;
    stage.ready_as("insert").await;
    // A pick by the early key would come first.
    stage.press([Key::Enter]).await?;
    stage.draft_is("🍕").await;
    stage.set_query("").await?;
    stage.pick("😀").await;
    let without_blanks = async || Ok(stage.draft().await?.replace(' ', ""));
    until("the draft", "🍕😀".to_owned(), without_blanks).await;
    Ok(())
}
