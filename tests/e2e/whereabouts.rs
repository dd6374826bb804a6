//! The picker resumes at the user's last position in the same chat.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;

impl Stage {
    async fn scroll_to(&self, top: u32) -> Outcome {
        let script = "document.getElementById('grid').scrollTop = arguments[0]";
        self.in_picker(script, vec![json!(top)]).await.map(drop)
    }

    async fn is_scrolled_to(&self, top: u32) {
        until("how far the grid is scrolled", json!(top), async || {
            self.in_picker("return document.getElementById('grid').scrollTop", vec![]).await
        })
        .await;
    }

    /// Waits until the position is stored, which happens after a short pause.
    async fn place_is_kept(&self, place: &str) {
        until("the position", true, async || {
            let script = "return sessionStorage.getItem('emoji_picker_place')";
            let kept = self.in_picker(script, vec![]).await?;
            Ok(kept.as_str().is_some_and(|kept| kept.ends_with(place)))
        })
        .await;
    }
}

#[tokio::test]
async fn the_same_chat_finds_its_place_again_and_another_one_begins_at_the_top() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.scroll_to(3_000).await?;
    stage.place_is_kept("emoji 3000").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.is_scrolled_to(3_000).await;
    stage.click_in_portal(".chat-item[data-dialog='45']").await?;
    stage.popup_is_open(false).await;
    stage.open_picker().await?;
    stage.ready_as("insert").await;
    stage.is_scrolled_to(0).await;
    Ok(())
}

#[tokio::test]
async fn the_tab_is_found_again() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    stage.place_is_kept("gifs 0").await;
    stage.reopen_picker().await?;
    stage.role_is("insert").await;
    stage.gifs_appear().await;
    Ok(())
}

#[tokio::test]
async fn garbage_as_a_stored_position_is_ignored() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.scroll_to(3_000).await?;
    stage.place_is_kept("emoji 3000").await;
    for garbage in ["", "x", "\t", "emoji", "emoji -1", "emoji 99999999999999", "x 1e9"] {
        let script = "const place = sessionStorage.getItem('emoji_picker_place'); \
            sessionStorage.setItem('emoji_picker_place', \
                place.slice(0, place.indexOf('\\t') + 1) + arguments[0])";
        stage.in_picker(script, vec![json!(garbage)]).await?;
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.is_scrolled_to(0).await;
    }
    Ok(())
}
