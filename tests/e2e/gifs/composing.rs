//! Text that an input method composes is not final.

use crate::harness::{Outcome, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;

/// The DevTools reach the picker's frame only if it runs in the page's process.
const WITH_TOOLS: Settings = Settings { one_process: true, ..Settings::USUAL };

impl Stage {
    async fn composing_in_gifs() -> Outcome<Self> {
        let stage =
            Self::with_gifs_to_look_at(WITH_TOOLS, json!({"time_factor": SHORT_LIMITS})).await?;
        stage.gifs_appear().await;
        stage.in_picker("document.getElementById('search').focus()", vec![]).await?;
        stage.search_has_focus().await;
        Ok(stage)
    }

    async fn asks_for(&self, query: &str) {
        until(&format!("{query} is asked for"), 1, async || Ok(self.gif_requests_for(query).len()))
            .await;
    }
}

#[tokio::test]
async fn unfinished_letters_are_not_searched_for() -> Outcome {
    let stage = Stage::composing_in_gifs().await?;
    for text in ["c", "ca", "cas"] {
        stage.compose(text).await?;
        stage.query_is(text).await;
        stage.frames_pass().await?;
    }
    assert_eq!(stage.gif_requests().len(), 1, "trending GIFs");
    stage.commit("cat").await?;
    stage.asks_for("cat").await;
    stage.gifs_are("Cat").await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

/// Touch keyboards compose most of the time, and may never end a composition.
#[tokio::test]
async fn a_touch_keyboard_is_searched_for_after_a_longer_pause() -> Outcome {
    let stage = Stage::composing_in_gifs().await?;
    stage.touch_screen().await?;
    for text in ["c", "ca", "cat"] {
        stage.compose(text).await?;
    }
    stage.query_is("cat").await;
    stage.asks_for("cat").await;
    stage.gifs_are("Cat").await;
    Ok(())
}
