//! Keys, screen readers and right-to-left languages.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    async fn marked_sticker_is(&self, id: Option<&str>) {
        until("the marked sticker", json!(id), async || {
            let script = "const id = document.getElementById('search') \
                .getAttribute('aria-activedescendant'); \
                return id && document.getElementById(id).dataset.stickerId";
            self.in_picker(script, vec![]).await
        })
        .await;
    }
}

#[tokio::test]
async fn arrows_move_enter_sends_and_escape_leads_back() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.press_in_search(Key::Down).await?;
    stage.marked_sticker_is(Some("vendor/1/1")).await;
    stage.press([Key::Right]).await?;
    stage.marked_sticker_is(Some("vendor/1/2")).await;
    stage.press([Key::End]).await?;
    let columns = stage.attribute("#sticker-grid", "aria-colcount").await?.unwrap_or_default();
    stage.marked_sticker_is(Some(&format!("vendor/1/{columns}"))).await;
    stage.press([Key::Home]).await?;
    stage.marked_sticker_is(Some("vendor/1/1")).await;
    stage.press([Key::Enter]).await?;
    stage.sent_stickers_are(&["vendor/1/1"]).await;
    stage.press([Key::Up]).await?;
    stage.marked_sticker_is(None).await;
    stage.search_has_focus().await;
    stage.press([Key::PageDown, Key::PageDown, Key::PageDown]).await?;
    until("the marked one is in view", json!(true), async || {
        let script = "const id = document.getElementById('search').getAttribute('aria-activedescendant'); \
            const cell = id && document.getElementById(id)?.getBoundingClientRect(); \
            const grid = document.getElementById('sticker-grid').getBoundingClientRect(); \
            return !!cell && cell.top >= grid.top && cell.bottom <= grid.bottom + 1";
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.press([Key::Escape]).await?;
    stage.marked_sticker_is(None).await;
    Ok(())
}

#[tokio::test]
async fn the_row_of_tabs_is_one_mechanism() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.has_sticker_tab(true).await;
    stage.in_picker("document.getElementById('tab-emoji').focus()", vec![]).await?;
    stage.press([Key::Left]).await?;
    stage.stickers_appear().await;
    assert_eq!(stage.attribute("#tab-stickers", "aria-selected").await?.as_deref(), Some("true"));
    Ok(())
}

#[tokio::test]
async fn in_arabic_the_row_begins_at_the_right() -> Outcome {
    let stage = Stage::with_stickers(json!({"lang": "ar"})).await?;
    stage.stickers_appear().await;
    stage.press_in_search(Key::Down).await?;
    stage.press([Key::Left]).await?;
    stage.marked_sticker_is(Some("vendor/1/2")).await;
    let is_left = "const [one, two] = document.querySelectorAll('[data-sticker-id]'); \
        return two.getBoundingClientRect().left < one.getBoundingClientRect().left";
    assert_eq!(stage.in_picker(is_left, vec![]).await?, true);
    Ok(())
}

#[tokio::test]
async fn a_screen_reader_meets_no_barriers() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.has_no_barriers("stickers").await?;
    stage.open_emoji().await?;
    stage.search("cat").await?;
    until("stickers among emoji", true, async || Ok(stage.count(".sticker-strip img").await? > 0))
        .await;
    stage.has_no_barriers("stickers among emoji").await
}
