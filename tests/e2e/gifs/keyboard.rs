//! Using the GIF tab with the keyboard.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use thirtyfour::Key;

/// The position of the active GIF, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct CellBox {
    left: f64,
    top: f64,
    bottom: f64,
}

impl Stage {
    async fn active_box(&self) -> Outcome<CellBox> {
        let script = "const grid = document.getElementById('gif-grid'); \
            const cell = document.querySelector('[data-gif-id][aria-selected=true]'); \
            const { left, top, bottom } = cell.getBoundingClientRect(); \
            const from = grid.getBoundingClientRect().top - grid.scrollTop; \
            return [left, top - from, bottom - from]";
        let [left, top, bottom] =
            serde_json::from_value(self.in_picker(script, vec![]).await?).expect("three numbers");
        Ok(CellBox { left, top, bottom })
    }

    /// Presses a key until another GIF is active, and returns its position.
    async fn step(&self, key: Key) -> Outcome<CellBox> {
        let before = self.active_gif().await?;
        self.press([key]).await?;
        until("another GIF is active", true, async || {
            let marked = self.active_gif().await?;
            Ok(marked.is_some() && marked != before)
        })
        .await;
        self.active_box().await
    }

    async fn active_gif_is_visible(&self) {
        until("the active GIF is visible", true, async || {
            let script = "const cell = document.querySelector('[data-gif-id].active').getBoundingClientRect(); \
                const grid = document.getElementById('gif-grid').getBoundingClientRect(); \
                return cell.top >= grid.top - 1 && cell.bottom <= grid.bottom + 1";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
    }
}

#[tokio::test]
async fn down_from_the_search_field_marks_the_first_gif() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gifs = stage.gifs_appear().await;
    assert_eq!(stage.active_gif().await?, None);
    stage.press_in_search(Key::Down).await?;
    stage.gif_is_active(&gifs[0]).await;
    stage.search_has_focus().await;
    // Screen readers find it as the active descendant.
    let marked = stage.attribute("#search", "aria-activedescendant").await?.expect("an id");
    let id = stage.attribute("[data-gif-id][aria-selected=true]", "id").await?;
    assert_eq!(id.as_deref(), Some(&*marked));
    stage.press([Key::Up]).await?;
    until("nothing is active", None, async || stage.active_gif().await).await;
    stage.search_has_focus().await;
    Ok(())
}

#[tokio::test]
async fn arrows_lead_where_they_point() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    let first = stage.active_box().await?;
    let right = stage.step(Key::Right).await?;
    assert!(right.left > first.left && right.top < first.bottom, "{first:?} {right:?}");
    let below = stage.step(Key::Down).await?;
    assert!(below.left == right.left && below.top >= right.bottom, "{right:?} {below:?}");
    let left = stage.step(Key::Left).await?;
    assert!(left.left < below.left, "{below:?} {left:?}");
    assert!(left.top < below.bottom && left.bottom > below.top, "{below:?} {left:?}");
    let above = stage.step(Key::Up).await?;
    assert!(above.left == left.left && above.bottom <= left.top, "{left:?} {above:?}");
    Ok(())
}

/// Left means left, also in right-to-left languages.
#[tokio::test]
async fn arrows_lead_where_they_point_from_right_to_left() -> Outcome {
    let stage = Stage::with_gifs(json!({"lang": "ar"})).await?;
    until("the page runs from right to left", json!("rtl"), async || {
        stage.in_picker("return document.documentElement.dir", vec![]).await
    })
    .await;
    stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    let first = stage.active_box().await?;
    let left = stage.step(Key::Left).await?;
    assert!(left.left < first.left, "{first:?} {left:?}");
    let right = stage.step(Key::Right).await?;
    assert!(right.left > left.left, "{left:?} {right:?}");
    Ok(())
}

#[tokio::test]
async fn home_end_and_pages() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gifs = stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    let first = stage.active_box().await?;
    let page = stage.step(Key::PageDown).await?;
    assert!(page.left == first.left && page.top >= first.bottom, "{first:?} {page:?}");
    stage.active_gif_is_visible().await;
    stage.step(Key::End).await?;
    stage.gif_is_active("SimG00049").await;
    stage.active_gif_is_visible().await;
    let back = stage.step(Key::PageUp).await?;
    assert!(back.top > page.top, "{page:?} {back:?}");
    stage.step(Key::Home).await?;
    stage.gif_is_active(&gifs[0]).await;
    stage.active_gif_is_visible().await;
    Ok(())
}

/// Moving down with the keyboard loads more GIFs, like scrolling.
#[tokio::test]
async fn the_next_page_comes_for_the_keyboard_too() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    stage.step(Key::End).await?;
    stage.status_says("100 GIFs loaded").await;
    stage.gif_is_active("SimG00049").await;
    let last = stage.active_box().await?;
    let next = stage.step(Key::Down).await?;
    assert!(next.top >= last.bottom, "{last:?} {next:?}");
    stage.active_gif_is_visible().await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

#[tokio::test]
async fn escape_peels_the_mark_then_the_query_then_the_picker() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.press_in_search(Key::Down).await?;
    until("a GIF is active", true, async || Ok(stage.active_gif().await?.is_some())).await;
    stage.press([Key::Escape]).await?;
    until("nothing is active", None, async || stage.active_gif().await).await;
    stage.query_is("cat").await;
    stage.search_has_focus().await;
    stage.press([Key::Escape]).await?;
    stage.query_is("").await;
    until("trending GIFs", true, async || {
        Ok(stage.gifs().await?.first().map(String::as_str) == Some("SimG00000"))
    })
    .await;
    stage.search_has_focus().await;
    stage.press([Key::Escape]).await?;
    until("the picker has lost the focus", false, async || {
        Ok(stage.in_picker("return document.hasFocus()", vec![]).await? == true)
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_letter_typed_anywhere_goes_into_the_search_field() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.in_picker("document.getElementById('gif-grid').focus()", vec![]).await?;
    stage.actions().send_keys("dog").perform().await?;
    stage.query_is("dog").await;
    stage.gifs_are("Dog").await;
    stage.in_picker("document.querySelector('[data-action=pause]').focus()", vec![]).await?;
    stage.actions().send_keys("gy").perform().await?;
    stage.query_is("doggy").await;
    Ok(())
}

#[tokio::test]
async fn typing_takes_the_mark_away() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    until("a GIF is active", true, async || Ok(stage.active_gif().await?.is_some())).await;
    stage.search("cat").await?;
    stage.press_in_search(Key::Enter).await?;
    stage.gifs_are("Cat").await;
    assert_eq!(stage.active_gif().await?, None);
    assert_eq!(stage.draft().await?, "");
    Ok(())
}

#[tokio::test]
async fn the_tabs_are_one_stop_and_arrows_change_them() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.in_picker("document.getElementById('tab-emoji').focus()", vec![]).await?;
    stage.press([Key::Right]).await?;
    stage.gifs_appear().await;
    let focused = "return document.activeElement.id";
    assert_eq!(stage.in_picker(focused, vec![]).await?, "tab-gifs");
    assert_eq!(stage.attribute("#tab-gifs", "aria-selected").await?.as_deref(), Some("true"));
    assert_eq!(stage.attribute("#tab-emoji", "tabindex").await?.as_deref(), Some("-1"));
    stage.press([Key::Left]).await?;
    stage.cell_is_on_screen("😀").await;
    assert_eq!(stage.in_picker(focused, vec![]).await?, "tab-emoji");
    Ok(())
}
