//! Whole tasks without a pointer: picking an emoji, a tone and a GIF.

use crate::harness::{Outcome, Stage, until};
use thirtyfour::Key;

impl Stage {
    /// Presses Tab until this element has the focus.
    async fn tab_to(&self, what: &str) -> Outcome {
        const STOPS: usize = 12;
        for _ in 0..STOPS {
            if self.focused().await? == what {
                return Ok(());
            }
            self.press([Key::Tab]).await?;
        }
        panic!("{what} is not within {STOPS} stops");
    }

    async fn with_control(&self, key: Key) -> Outcome {
        self.enter_picker().await?;
        self.actions().key_down(Key::Control).send_keys(key).key_up(Key::Control).perform().await
    }

    async fn with_focus_in_search() -> Outcome<Self> {
        let stage = Self::with_picker().await?;
        stage.in_picker("document.getElementById('search').focus()", vec![]).await?;
        Ok(stage)
    }
}

#[tokio::test]
async fn a_toned_emoji() -> Outcome {
    let stage = Stage::with_focus_in_search().await?;
    stage.actions().send_keys("wave").perform().await?;
    stage.first_cell_is("👋").await;
    stage.press_menu_key(true).await?;
    stage.focus_is_on("👋").await;
    stage.press([Key::Right, Key::Right, Key::Right, Key::Enter]).await?;
    stage.draft_holds("👋🏽").await;
    Ok(())
}

#[tokio::test]
async fn the_tone_of_all() -> Outcome {
    let stage = Stage::with_focus_in_search().await?;
    stage.tab_to("tone").await?;
    stage.press([Key::Enter]).await?;
    stage.flyout_is_open(true).await;
    stage.press([Key::Right, Key::Right, Key::Enter]).await?;
    stage.flyout_is_open(false).await;
    stage.focus_is_on("tone").await;
    stage.text_is("#tone", "✋🏼").await;
    Ok(())
}

#[tokio::test]
async fn the_grid_is_one_stop_and_its_cells_have_the_focus() -> Outcome {
    let stage = Stage::with_focus_in_search().await?;
    stage.tab_to("👍").await?;
    stage.press([Key::Right, Key::Down]).await?;
    stage.focus_is_on("😃").await;
    // To the end and back: the focus survives the replacement of rows.
    stage.with_control(Key::End).await?;
    until("the last flag", true, async || Ok(stage.focused().await?.starts_with('🏴'))).await;
    stage.with_control(Key::Home).await?;
    stage.focus_is_on("👍").await;
    stage.press([Key::Tab]).await?;
    stage.focus_is_on("tone").await;
    stage.actions().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
    stage.focus_is_on("👍").await;
    stage.actions().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
    until("out of the grid", false, async || {
        Ok(stage
            .in_picker("return document.activeElement.closest('#grid') !== null", vec![])
            .await?
            == true)
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn the_focus_stays_in_the_grid_when_its_row_is_scrolled_away() -> Outcome {
    let stage = Stage::with_focus_in_search().await?;
    stage.tab_to("👍").await?;
    stage.in_picker("document.getElementById('grid').scrollTop = 4000", vec![]).await?;
    until("the first row is gone", 0, async || Ok(stage.count("#panel [data-emoji='👍']").await?))
        .await;
    stage.focus_is_on("grid").await;
    stage.press([Key::Right]).await?;
    stage.focus_is_on("❤️").await;
    Ok(())
}

#[tokio::test]
async fn a_gif() -> Outcome {
    let stage = Stage::with_focus_in_search().await?;
    stage.actions().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
    stage.focus_is_on("tab-emoji").await;
    stage.press([Key::Right]).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.press([Key::Tab, Key::Down, Key::Enter]).await?;
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    Ok(())
}
