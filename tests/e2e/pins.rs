//! The first row: pinned, used and popular emoji.

use crate::harness::{Outcome, Stage, until};

impl Stage {
    async fn do_in_flyout_of(&self, emoji: &str, action: &str) -> Outcome {
        self.open_flyout(emoji).await?;
        self.click(&format!("#flyout [data-action='{action}']")).await;
        self.flyout_is_open(false).await;
        Ok(())
    }

    /// Waits until the first row begins with these emoji.
    async fn row_begins(&self, emoji: &[&str]) {
        let emoji: Vec<String> = emoji.iter().map(|it| (*it).to_owned()).collect();
        let count = emoji.len();
        until("the first row", emoji, async || {
            Ok(self.cells().await?.into_iter().take(count).collect())
        })
        .await;
    }
}

#[tokio::test]
async fn what_is_pinned_stands_first_until_it_is_unpinned() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.row_begins(&["👍", "❤️"]).await;
    stage.do_in_flyout_of("🎉", "pin").await?;
    stage.status_says("🎉 pinned").await;
    stage.row_begins(&["🎉", "👍"]).await;
    stage.pick("😀").await;
    stage.draft_holds("😀").await;
    stage.is_stored("😀").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.row_begins(&["🎉", "😀", "👍"]).await;
    stage.do_in_flyout_of("🎉", "unpin").await?;
    stage.row_begins(&["😀", "👍"]).await;
    Ok(())
}

#[tokio::test]
async fn what_is_used_more_comes_first() -> Outcome {
    let stage = Stage::with_picker().await?;
    for emoji in ["😀", "😁", "😀", "😁", "😅"] {
        stage.pick(emoji).await;
    }
    stage.draft_holds("😀😁😀😁😅").await;
    stage.is_stored("😅").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.row_begins(&["😁", "😀", "😅", "👍"]).await;
    Ok(())
}

#[tokio::test]
async fn what_was_used_can_be_forgotten() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.do_in_flyout_of("🎉", "pin").await?;
    stage.row_begins(&["🎉"]).await;
    stage.pick("😀").await;
    stage.draft_holds("😀").await;
    stage.is_stored("😀").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.row_begins(&["🎉", "😀"]).await;
    stage.do_in_flyout_of("🎉", "clear-frequent").await?;
    stage.status_says("Cleared").await;
    stage.row_begins(&["🎉", "👍"]).await;
    Ok(())
}

#[tokio::test]
async fn a_ninth_pin_is_refused_and_removes_none() -> Outcome {
    let stage = Stage::with_picker().await?;
    for emoji in ["😃", "😄", "😁", "😆", "😅", "🤣", "🙂", "🙃"] {
        stage.do_in_flyout_of(emoji, "pin").await?;
    }
    stage.do_in_flyout_of("😇", "pin").await?;
    stage.toast_says("The first row is full").await;
    stage.row_begins(&["😃", "😄", "😁", "😆", "😅", "🤣", "🙂", "🙃"]).await;
    Ok(())
}
