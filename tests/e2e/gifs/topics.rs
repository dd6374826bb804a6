//! The row above the GIFs: GIFs or stickers, and topic chips.

use crate::harness::{Outcome, Stage, strings, until};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    /// Returns the pressed topic chips.
    async fn pressed_chips(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-chip][aria-pressed=true]')] \
            .map((chip) => chip.dataset.chip)";
        Ok(strings(&self.in_picker(script, vec![]).await?))
    }

    async fn chip_is_pressed(&self, name: &str) {
        until("the chip that is on", vec![name.to_owned()], async || self.pressed_chips().await)
            .await;
    }

    /// Waits until the chip with this name has the focus.
    async fn focused_chip_is(&self, name: &str) {
        until("the chip with the focus", json!(name), async || {
            self.in_picker("return document.activeElement.dataset.chip", vec![]).await
        })
        .await;
    }
}

#[tokio::test]
async fn a_topic_is_one_search_in_english_and_leaves_the_field_alone() -> Outcome {
    let stage = Stage::with_gifs(json!({"lang": "de"})).await?;
    stage.gifs_appear().await;
    stage.chip_is_pressed("trending").await;
    stage.click_chip_of_gifs("good morning").await?;
    stage.gifs_are("Morning").await;
    stage.chip_is_pressed("good morning").await;
    let requests = stage.gif_requests_for("good morning");
    assert_eq!((requests.len(), requests[0].get("lang")), (1, "en"));
    stage.query_is("").await;
    Ok(())
}

#[tokio::test]
async fn typing_leaves_the_topic_and_trending_comes_back_to_the_start() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click_chip_of_gifs("coffee").await?;
    stage.gifs_are("Coffee").await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    assert_eq!(stage.pressed_chips().await?, [""; 0]);
    stage.click_chip_of_gifs("trending").await?;
    stage.query_is("").await;
    stage.chip_is_pressed("trending").await;
    until("trending GIFs", true, async || {
        Ok(stage.gifs().await?.first().map(String::as_str) == Some("SimG00000"))
    })
    .await;
    // Coffee, cats and trending: each was requested once.
    assert_eq!(stage.gif_requests().len(), 3);
    Ok(())
}

#[tokio::test]
async fn stickers_are_another_list_of_the_same_query() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.click("[data-kind=stickers]").await;
    until("stickers only", true, async || {
        let gifs = stage.gifs().await?;
        Ok(!gifs.is_empty() && gifs.iter().all(|id| id.starts_with("SimS")))
    })
    .await;
    stage.gifs_are("Cat").await;
    let pressed =
        async |kind: &str| stage.attribute(&format!("[data-kind={kind}]"), "aria-pressed").await;
    assert_eq!(pressed("stickers").await?.as_deref(), Some("true"));
    assert_eq!(pressed("gifs").await?.as_deref(), Some("false"));
    // A video has no transparency.
    assert_eq!(stage.count("video").await?, 0);
    let path = stage.gif_requests().pop().expect("a request").path().to_owned();
    assert_eq!(path, "/v1/stickers/search");
    stage.click("[data-kind=gifs]").await;
    until("GIFs only", true, async || {
        let gifs = stage.gifs().await?;
        Ok(!gifs.is_empty() && gifs.iter().all(|id| id.starts_with("SimG")))
    })
    .await;
    Ok(())
}

/// The user should not have to press Tab thirty times.
#[tokio::test]
async fn the_topics_are_one_stop_and_arrows_move_among_them() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.count_is("[data-chip][tabindex='0']", 1).await;
    stage.in_picker("document.querySelector('[data-kind=stickers]').focus()", vec![]).await?;
    stage.press([Key::Tab]).await?;
    stage.focused_chip_is("trending").await;
    stage.press([Key::Right, Key::Right, Key::Right]).await?;
    stage.focused_chip_is("thank you").await;
    stage.press([Key::Left]).await?;
    stage.focused_chip_is("recents").await;
    stage.press([Key::End]).await?;
    stage.focused_chip_is("popular").await;
    stage.press([Key::Right]).await?;
    stage.focused_chip_is("popular").await;
    stage.press([Key::Home, Key::Right, Key::Right, Key::Right, Key::Tab]).await?;
    until("the focus has left the row", true, async || {
        let script = "return !document.activeElement.dataset.chip";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    stage.actions().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
    stage.focused_chip_is("thank you").await;
    assert_eq!(stage.gif_requests().len(), 1);
    stage.press([Key::Enter]).await?;
    stage.gifs_are("Thank You").await;
    Ok(())
}

/// The call is made only after a click.
#[tokio::test]
async fn popular_searches_are_asked_for_once_and_become_the_query() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click_chip_of_gifs("popular").await?;
    stage.count_is("[data-chip=popular-search]", 6).await;
    let asked =
        |path: &str| stage.gif_requests().iter().filter(|request| request.path() == path).count();
    assert_eq!(asked("/v1/trending/searches"), 1);
    // The focused button is removed; the focus is not lost.
    stage.focused_chip_is("popular-search").await;
    stage.press([Key::Right, Key::Enter]).await?;
    stage.query_is("coffee").await;
    stage.gifs_are("Coffee").await;
    assert_eq!((asked("/v1/trending/searches"), asked("/v1/gifs/search")), (1, 1));
    Ok(())
}

#[tokio::test]
async fn popular_searches_that_do_not_come_say_so() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "500"}));
    stage.click_chip_of_gifs("popular").await?;
    stage.toast_says("GIPHY is having problems").await;
    stage.count_is("[data-chip=popular]", 1).await;
    assert!(!stage.gifs().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_topic_that_finds_nothing_is_called_what_it_is_called_on_screen() -> Outcome {
    let stage = Stage::with_gifs(json!({"lang": "de"})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "none"}));
    stage.click_chip_of_gifs("thank you").await?;
    stage.gif_message_says("Nichts für „Danke“ gefunden").await;
    stage.status_says("Nichts für „Danke“ gefunden").await;
    Ok(())
}
