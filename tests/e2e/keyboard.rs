//! Using the picker with the keyboard.

use crate::harness::{Outcome, Stage, until};
use thirtyfour::{By, Key};

#[tokio::test]
async fn from_the_draft_to_the_pick_and_back_by_keys_alone() -> Outcome {
    let stage = Stage::with_switches(serde_json::json!({})).await?;
    stage.ready_as("insert").await;
    stage.reopen_by_keys().await?;
    stage.tab_to_search().await?;
    stage.actions().send_keys("pizza").perform().await?;
    stage.first_cell_is("🍕").await;
    stage.press([Key::Enter]).await?;
    stage.draft_is("🍕").await;
    stage.draft_has_focus(true).await;
    Ok(())
}

impl Stage {
    /// Closes the popup and opens it again from the chip by keys.
    async fn reopen_by_keys(&self) -> Outcome {
        self.click_in_portal("#chat-title").await?;
        self.popup_is_open(false).await;
        self.in_portal("document.getElementById('apps-chip').focus()", vec![]).await?;
        self.actions().send_keys(Key::Enter).perform().await?;
        self.ready_as("insert").await;
        Ok(())
    }

    /// Presses Tab until the search field has the focus, unless it already has it.
    async fn tab_to_search(&self) -> Outcome {
        const STOPS: usize = 10;
        let script = "return document.hasFocus() && document.activeElement.id === 'search'";
        for _ in 0..STOPS {
            if self.in_picker(script, vec![]).await? == true {
                return Ok(());
            }
            // Firefox's driver sends keys to the page that it has entered, even if another one has
            // the focus.
            if self.in_picker("return document.hasFocus()", vec![]).await? == false {
                self.enter_portal().await?;
            }
            self.actions().send_keys(Key::Tab).perform().await?;
        }
        panic!("the search field is not within {STOPS} stops of the chip");
    }
}

#[tokio::test]
async fn arrows_move_and_enter_takes_the_marked_cell() -> Outcome {
    let stage = Stage::with_picker().await?;
    let row = stage.cells().await?;
    stage.enter_picker().await?.find(By::Id("search")).await?.click().await?;
    stage.press([Key::Down]).await?;
    stage.cell_is_active(&row[0]).await;
    stage.press([Key::Right, Key::Right, Key::Left]).await?;
    stage.cell_is_active(&row[1]).await;
    stage.press([Key::Down]).await?;
    stage.cell_is_active(&row[1 + stage.columns().await?]).await;
    stage.press([Key::Enter]).await?;
    stage.draft_is(&row[1 + stage.columns().await?]).await;
    Ok(())
}

#[tokio::test]
async fn up_from_the_first_row_leads_back_to_the_text() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("heart").await?;
    stage.press([Key::Down, Key::Up, Key::Up, Key::Left]).await?;
    stage.press([Key::Add]).await?;
    stage.query_is("hear+t").await;
    Ok(())
}

#[tokio::test]
async fn left_and_right_edit_the_text_until_down_was_pressed() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("piza").await?;
    stage.press([Key::Left]).await?;
    stage.actions().send_keys("z").perform().await?;
    stage.query_is("pizza").await;
    stage.first_cell_is("🍕").await;
    stage.search("\u{e017}").await?;
    stage.actions().send_keys("x").perform().await?;
    stage.query_is("pizzx").await;
    Ok(())
}

#[tokio::test]
async fn escape_clears_the_query() -> Outcome {
    let stage = Stage::with_picker().await?;
    let all = stage.cells().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.press([Key::Escape]).await?;
    stage.query_is("").await;
    until("all emoji are back", all, async || stage.cells().await).await;
    Ok(())
}

#[tokio::test]
async fn a_letter_typed_anywhere_in_the_picker_goes_into_the_search_field() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.in_picker("document.getElementById('grid').focus()", vec![]).await?;
    stage.actions().send_keys("pizza").perform().await?;
    stage.query_is("pizza").await;
    Ok(())
}

#[tokio::test]
async fn shift_enter_picks_and_keeps_the_focus() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.actions().key_down(Key::Shift).send_keys(Key::Enter).key_up(Key::Shift).perform().await?;
    stage.draft_is("🍕").await;
    stage.search_has_focus().await;
    Ok(())
}

#[tokio::test]
async fn keys_scroll_what_they_mark_into_view() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.enter_picker().await?.find(By::Id("search")).await?.click().await?;
    stage.press([Key::Down, Key::PageDown, Key::PageDown, Key::PageDown]).await?;
    let marked = stage.active_cell().await?.expect("an active cell");
    stage.cell_is_on_screen(&marked).await;
    stage.press([Key::Enter]).await?;
    stage.draft_is(&marked).await;
    Ok(())
}

impl Stage {
    async fn cell_is_active(&self, emoji: &str) {
        until("the active cell", Some(emoji.to_owned()), async || self.active_cell().await).await;
    }

    async fn columns(&self) -> Outcome<usize> {
        let script = "return +document.getElementById('grid').getAttribute('aria-colcount')";
        let columns = self.in_picker(script, vec![]).await?.as_u64();
        Ok(columns.and_then(|columns| usize::try_from(columns).ok()).expect("a number of columns"))
    }
}
