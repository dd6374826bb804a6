//! Opening, closing and position of an emoji's flyout.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

impl Stage {
    /// Picks another emoji and checks that it is the only pick.
    async fn nothing_was_picked(&self) -> Outcome {
        self.set_query("pizza").await?;
        self.first_cell_is("🍕").await;
        self.press([Key::Enter]).await?;
        self.draft_holds("🍕").await;
        Ok(())
    }

    async fn with_hand() -> Outcome<Self> {
        let stage = Self::with_picker().await?;
        stage.search("wave").await?;
        stage.first_cell_is("👋").await;
        Ok(stage)
    }
}

#[tokio::test]
async fn alt_and_click_open_it() -> Outcome {
    let stage = Stage::with_hand().await?;
    let hand = stage.enter_picker().await?.find(By::Css("#panel [data-emoji='👋']")).await?;
    let alt = stage.actions().key_down(Key::Alt).click_element(&hand).key_up(Key::Alt);
    alt.perform().await?;
    stage.flyout_is_open(true).await;
    stage.press([Key::Escape]).await?;
    stage.flyout_is_open(false).await;
    stage.nothing_was_picked().await
}

#[tokio::test]
async fn a_long_press_opens_it_and_picks_nothing() -> Outcome {
    let stage = Stage::with_hand().await?;
    let hand = stage.enter_picker().await?.find(By::Css("#panel [data-emoji='👋']")).await?;
    stage.actions().click_and_hold_element(&hand).perform().await?;
    stage.flyout_is_open(true).await;
    stage.enter_picker().await?;
    stage.actions().release().perform().await?;
    stage.flyout_rows_are(&["👋 👋🏻 👋🏼 👋🏽 👋🏾 👋🏿"]).await;
    stage.press([Key::Escape]).await?;
    stage.nothing_was_picked().await
}

/// Some platforms send no click after a long press.
#[tokio::test]
async fn after_a_long_press_of_a_finger_the_next_tap_counts() -> Outcome {
    let stage = Stage::with_hand().await?;
    let script = "document.querySelector('#panel [data-emoji]').dispatchEvent( \
        new PointerEvent('pointerdown', \
            { bubbles: true, isPrimary: true, button: 0, pointerType: 'touch' }))";
    stage.in_picker(script, vec![]).await?;
    stage.flyout_is_open(true).await;
    stage.pick_offered("👋🏼").await;
    stage.draft_holds("👋🏼").await;
    stage.pick("👋🏼").await;
    stage.draft_holds("👋🏼👋🏼").await;
    Ok(())
}

#[tokio::test]
async fn keys_open_it_for_the_marked_cell_and_escape_leads_back() -> Outcome {
    let stage = Stage::with_hand().await?;
    for with_shift in [true, false] {
        stage.press_menu_key(with_shift).await?;
        stage.flyout_is_open(true).await;
        stage.focus_is_on("👋").await;
        stage.press([Key::Right, Key::Right]).await?;
        stage.focus_is_on("👋🏼").await;
        stage.press([Key::End]).await?;
        stage.focus_is_on("👋🏿").await;
        stage.press([Key::Down]).await?;
        stage.focus_is_on("pin").await;
        // Tab does not leave the flyout.
        stage.press([Key::Tab]).await?;
        stage.focus_is_on("👋").await;
        stage.press([Key::Escape]).await?;
        stage.flyout_is_open(false).await;
        stage.search_has_focus().await;
        stage.query_is("wave").await;
    }
    stage.nothing_was_picked().await
}

#[tokio::test]
async fn a_click_elsewhere_only_closes_it() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.open_flyout("👍").await?;
    stage.click("#panel [data-emoji='😀']").await;
    stage.flyout_is_open(false).await;
    // The next click does.
    stage.pick("😁").await;
    stage.draft_holds("😁").await;
    Ok(())
}

#[tokio::test]
async fn it_stands_within_the_frame() -> Outcome {
    for (width, height) in [(320, 300), (360, 420)] {
        let stage =
            Stage::with_switches(json!({"popup_width": width, "popup_height": height})).await?;
        stage.ready_as("insert").await;
        stage.search("hand").await?;
        let cells = stage.cells().await?;
        let script = "const { left, top, right, bottom } = \
            document.getElementById('flyout').getBoundingClientRect(); \
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight";
        for cell in [&cells[0], &cells[6], &cells[7]] {
            stage.open_flyout(cell).await?;
            until("the flyout is within the frame", true, async || {
                Ok(stage.in_picker(script, vec![]).await? == true)
            })
            .await;
            stage.press([Key::Escape]).await?;
            stage.flyout_is_open(false).await;
        }
    }
    Ok(())
}

/// A click elsewhere cancels a flyout whose code is still loading.
#[tokio::test]
async fn one_that_is_on_its_way_does_not_come_after_a_click_elsewhere() -> Outcome {
    let stage = Stage::with_hand().await?;
    stage.switch(json!({
        "fault": "slow", "fault_of": ["widget/flyout.*.wasm"], "time_factor": 0.5,
    }));
    let met = stage.simulator.faults_met();
    stage.dispatch_context_menu("👋").await?;
    until("the request for its code", true, async || Ok(stage.simulator.faults_met() > met)).await;
    stage.pick("👋").await;
    stage.draft_holds("👋").await;
    stage.switch(json!({"fault": "none", "time_factor": 1}));
    stage.flyout_code_has_loaded().await;
    stage.pick("👋").await;
    stage.draft_holds("👋👋").await;
    assert!(stage.flyout_emoji().await?.is_empty());
    stage.open_flyout("👋").await
}
