//! Picks in each place besides the popup, in the frame that the portal opens there.

use crate::harness::{Outcome, PickerPlace, Stage};
use serde_json::json;

impl Stage {
    /// Checks that a click inserts an emoji, and the link of a GIF. Nothing is sent: meanwhile,
    /// another chat may be open than the one that REST would send to.
    async fn inserts_and_never_sends(&self) -> Outcome {
        self.inserts("😀").await?;
        self.status_says("😀 inserted").await;
        self.set_draft("").await?;
        self.open_gifs().await?;
        let gif = self.gifs_appear().await.swap_remove(0);
        self.pick_gif(&gif).await;
        self.draft_is(&self.gif_link(&gif)).await;
        self.status_says("GIF inserted").await;
        self.nothing_was_sent();
        Ok(())
    }

    fn nothing_was_sent(&self) {
        assert_eq!(self.sendings(), 0, "{:?}", self.rest_calls());
        assert_eq!(self.messages(), [""; 0]);
    }
}

#[tokio::test]
async fn the_sidebar_inserts_and_never_sends() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Sidebar, json!({})).await?;
    stage.inserts_and_never_sends().await
}

#[tokio::test]
async fn the_page_in_the_place_of_the_chat_inserts_and_never_sends() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Navigation, json!({})).await?;
    stage.inserts_and_never_sends().await
}

#[tokio::test]
async fn the_panel_from_a_messages_menu_inserts_and_never_sends() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Slider, json!({})).await?;
    stage.inserts_and_never_sends().await
}

/// The counterpart: the same click in the popup sends.
#[tokio::test]
async fn the_popup_sends() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Popup, json!({})).await?;
    stage.inserts("😀").await?;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    assert_eq!(stage.draft().await?, "😀");
    Ok(())
}

#[tokio::test]
async fn the_mobile_app_shows_what_was_picked() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Mobile, json!({})).await?;
    stage.ready_as("text").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.output_field_is(&stage.gif_link(&gif)).await;
    assert_eq!(stage.draft().await?, "");
    stage.nothing_was_sent();
    Ok(())
}
