//! Two pickers that are open at the same time.

use crate::harness::{LONG_LIMITS, Outcome, PickerPlace, Stage, until};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A factor on the app's time limits, and a delay of the portal's replies in milliseconds: every
/// reading of the draft is too late and every insertion in time, even on a slow machine.
const SLOW_PORTAL: (f64, u32) = (5.0, 700);

impl Stage {
    /// Opens a sidebar and a popup over the same chat; commands are directed to the popup.
    async fn with_two_frames(switches: Value) -> Outcome<Self> {
        let mut stage = Self::opened_in(PickerPlace::Sidebar, switches).await?;
        stage.ready_as("insert").await;
        stage.open_in(PickerPlace::Popup).await;
        stage.ready_as("insert").await;
        Ok(stage)
    }

    /// Clicks an emoji without waiting.
    async fn click_cell(&self, emoji: &str) -> Outcome {
        let script = "document.querySelector(`[data-emoji='${arguments[0]}']`).click()";
        self.in_picker(script, vec![json!(emoji)]).await.map(drop)
    }

    /// Returns the insertions that the portal was asked for.
    async fn insertions(&self) -> Outcome<Vec<Value>> {
        let messages = self.wire().await?.into_iter();
        let messages = messages.filter_map(|line| Some(line.split_once(' ')?.1.to_owned()));
        let messages = messages.filter(|message| message.contains("im:setImTextareaContent"));
        Ok(messages.map(|message| serde_json::from_str(&message).expect("JSON")).collect())
    }

    async fn first_cells_are(&self, emoji: &[&str]) {
        until("the first cells", json!(emoji), async || {
            Ok(json!(self.cells().await?.into_iter().take(emoji.len()).collect::<Vec<_>>()))
        })
        .await;
    }
}

#[tokio::test]
async fn picks_in_turn_make_one_run() -> Outcome {
    let mut stage = Stage::with_two_frames(json!({"time_factor": LONG_LIMITS})).await?;
    for (place, emoji, draft) in [
        (PickerPlace::Popup, "😀", "😀"),
        (PickerPlace::Sidebar, "😁", "😀😁"),
        (PickerPlace::Popup, "😂", "😀😁😂"),
        (PickerPlace::Sidebar, "😃", "😀😁😂😃"),
    ] {
        stage.select_place(place);
        stage.pick(emoji).await;
        stage.draft_is(draft).await;
        stage.status_says(&format!("{emoji} inserted")).await;
    }
    // A click inside one frame is not a click outside the popup.
    stage.popup_is_open(true).await;
    Ok(())
}

#[tokio::test]
async fn two_picks_at_once_arrive_once_each_and_each_frame_hears_of_its_own() -> Outcome {
    let (time_factor, delay) = SLOW_PORTAL;
    let mut stage = Stage::with_two_frames(json!({"time_factor": time_factor})).await?;
    stage.switch(json!({"reply_delay_ms": delay}));
    for (place, emoji) in [(PickerPlace::Popup, "😀"), (PickerPlace::Sidebar, "😁")] {
        stage.select_place(place);
        stage.record_announcements().await?;
        stage.click_cell(emoji).await?;
    }
    for (place, emoji) in [(PickerPlace::Popup, "😀"), (PickerPlace::Sidebar, "😁")] {
        stage.select_place(place);
        stage.status_says(&format!("{emoji} inserted")).await;
        assert_eq!(stage.announced().await?, format!("{emoji} inserted"));
        assert_eq!(stage.toast().await?, "");
    }
    let draft = stage.draft().await?.replace(' ', "");
    assert!(draft == "😀😁" || draft == "😁😀", "{draft}");

    let insertions = stage.insertions().await?;
    assert_eq!(insertions.len(), 2, "{insertions:?}");
    for name in ["appSid", "callback", "requestId"] {
        let ids: BTreeSet<_> = insertions.iter().filter_map(|one| one[name].as_str()).collect();
        assert_eq!(ids.len(), 2, "{name} of {insertions:?}");
    }

    stage.switch(json!({"reply_delay_ms": 0}));
    for (place, emoji) in [(PickerPlace::Popup, "😂"), (PickerPlace::Sidebar, "😃")] {
        stage.select_place(place);
        stage.inserts(emoji).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_popup_goes_and_the_other_frame_works_on() -> Outcome {
    let mut stage = Stage::with_two_frames(json!({})).await?;
    stage.inserts("😀").await?;
    stage.click_in_portal("#chat-title").await?;
    stage.popup_is_open(false).await;
    stage.select_place(PickerPlace::Sidebar);
    stage.inserts("😁").await
}

/// Each frame writes the whole state, so each has to know the other's picks.
#[tokio::test]
async fn what_was_picked_in_one_is_not_overwritten_by_the_other() -> Outcome {
    let mut stage = Stage::with_two_frames(json!({})).await?;
    stage.inserts("🎉").await?;
    stage.select_place(PickerPlace::Sidebar);
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.inserts("🍕").await?;
    stage.select_place(PickerPlace::Popup);
    stage.reopen_picker().await?;
    stage.first_cells_are(&["🍕", "🎉"]).await;
    // The same from the new frame to the one that is still open.
    stage.search("snail").await?;
    stage.first_cell_is("🐌").await;
    stage.inserts("🐌").await?;
    stage.select_place(PickerPlace::Sidebar);
    stage.set_query("rocket").await?;
    stage.first_cell_is("🚀").await;
    stage.inserts("🚀").await?;
    stage.select_place(PickerPlace::Popup);
    stage.reopen_picker().await?;
    stage.first_cells_are(&["🚀", "🐌", "🍕", "🎉"]).await;
    Ok(())
}
