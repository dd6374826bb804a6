//! The emoji window of portals before `im` 25.1600: it has no access to the draft, and cuts off the
//! frame's foot.

use crate::harness::{LONG_LIMITS, Outcome, PickerPlace, Stage, until};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Returns the corners of an element of the picker, in its frame.
const CORNERS: &str = "const { left, top, right, bottom } = \
    document.querySelector(arguments[0]).getBoundingClientRect(); \
    return [[left, top], [right, top], [left, bottom], [right, bottom]]";

/// Returns whether the frame is the topmost element at the corners, one pixel inside.
const SEEN_CORNERS: &str = "const [corners] = arguments; \
    const frame = document.querySelector('#popup iframe'); \
    const at = frame.getBoundingClientRect(); \
    return corners.map(([x, y], corner) => document.elementFromPoint( \
        at.left + x + (corner % 2 ? -1 : 1), at.top + y + (corner < 2 ? 1 : -1)) === frame)";

/// Returns whether the portal's own part of the window has kept its position.
const TABS: &str = "const tab = document.getElementById('tab-app').getBoundingClientRect(); \
    const popup = document.getElementById('popup').getBoundingClientRect(); \
    return tab.top >= popup.top && tab.bottom <= popup.bottom";

impl Stage {
    /// Opens the picker in the emoji window of an old portal.
    async fn in_old_window() -> Outcome<Self> {
        let switches = json!({"old_portal": true, "time_factor": LONG_LIMITS});
        let stage = Self::opened_in(PickerPlace::OldWindow, switches).await?;
        stage.ready_as("send").await;
        Ok(stage)
    }

    /// Waits until an element of the picker is completely visible: not in the cut-off part of the
    /// frame, and not covered. The driver would scroll to it before a click.
    async fn is_in_sight(&self, selector: &str) {
        until(
            &format!("the corners of {selector} on screen"),
            json!([true, true, true, true]),
            async || {
                let corners = self.in_picker(CORNERS, vec![json!(selector)]).await?;
                self.in_portal(SEEN_CORNERS, vec![corners]).await
            },
        )
        .await;
    }

    /// Checks that the portal's tabs are above the frame.
    async fn tabs_are_in_sight(&self) -> Outcome {
        assert_eq!(self.in_portal(TABS, vec![]).await?, Value::Bool(true));
        Ok(())
    }
}

#[tokio::test]
async fn emoji_and_words_become_a_message() -> Outcome {
    let stage = Stage::in_old_window().await?;
    stage.pick("😀").await;
    stage.pick("😁").await;
    stage.composer_holds("😀😁").await;
    // The picks have moved the focus to the composer.
    stage.enter_picker().await?;
    stage.actions().send_keys(" well done").perform().await?;
    stage.composer_holds("😀😁 well done").await;
    stage.press([Key::Enter]).await?;
    stage.messages_are(&["😀😁 well done"]).await;
    stage.composer_holds("").await;
    Ok(())
}

#[tokio::test]
async fn a_gif_is_sent_and_taken_back() -> Outcome {
    let stage = Stage::in_old_window().await?;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    stage.is_in_sight("[data-action=toast]").await;
    stage.tabs_are_in_sight().await?;
    stage.click("[data-action=toast]").await;
    stage.toast_says("GIF deleted").await;
    stage.messages_are(&[]).await;
    Ok(())
}

#[tokio::test]
async fn the_composer_is_in_the_part_that_is_not_cut_off() -> Outcome {
    let stage = Stage::in_old_window().await?;
    stage.is_in_sight("#composer").await;
    stage.is_in_sight("[data-action=send]").await;
    stage.tabs_are_in_sight().await?;
    // The composer gets the focus, and browsers scroll to the focused element.
    stage.pick("😀").await;
    stage.composer_holds("😀").await;
    stage.is_in_sight("[data-action=send]").await;
    stage.tabs_are_in_sight().await?;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    stage.is_in_sight(".gif-foot").await;
    stage.is_in_sight("[data-action=send]").await;
    Ok(())
}

#[tokio::test]
async fn the_last_row_can_be_scrolled_to() -> Outcome {
    let stage = Stage::in_old_window().await?;
    until("the last row", true, async || {
        let script = "const grid = document.querySelector('.grid'); \
            grid.scrollTop = grid.scrollHeight; \
            const last = [...document.querySelectorAll('.cell')].at(-1).getBoundingClientRect(); \
            const foot = document.getElementById('foot').getBoundingClientRect(); \
            return grid.scrollTop > 1000 && last.bottom <= foot.top";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    Ok(())
}
