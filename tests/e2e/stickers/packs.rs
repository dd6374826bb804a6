//! Packs as sections, page by page.

use crate::harness::{LOAD_PACKS, Outcome, Stage, until};
use serde_json::{Value, json};

const TAIL: &str = "im.v2.Sticker.Pack.tail";

/// The most elements of a grid with 2,500 stickers.
const MOST_ELEMENTS: u64 = 224;

#[tokio::test]
async fn packs_are_sections_with_headings_and_pictures_of_the_portal() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    assert_eq!(stage.stickers_appear().await[0], "vendor/1/1");
    assert_eq!(stage.sticker_headings().await?[0], "Otter office");
    let names = stage.of_stickers("cell.getAttribute('aria-label')").await?;
    assert_eq!(names[1], "Otter office, 2");
    until("a picture", json!(true), async || {
        let script = "const picture = document.querySelector('#sticker-grid img'); \
            return picture.complete && picture.naturalWidth > 0 \
                && picture.referrerPolicy === 'no-referrer'";
        stage.in_picker(script, vec![]).await
    })
    .await;
    let first = &stage.of_stickers("cell.querySelector('img').src").await?[0];
    let portal = stage.simulator.portal_url();
    assert!(first.starts_with(portal.trim_end_matches('/')), "{first}");
    stage.status_says("Stickers: ").await;
    Ok(())
}

#[tokio::test]
async fn further_packs_come_while_one_scrolls_each_page_once() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    assert_eq!(stage.calls_of(TAIL), [Value::Null; 0]);
    until("the last pack", true, async || {
        stage.scroll_stickers("grid.scrollHeight").await?;
        Ok(stage.sticker_headings().await?.iter().any(|name| name == "Warehouse & friends"))
    })
    .await;
    assert_eq!(stage.calls_of(TAIL).len(), 1);
    assert_eq!(stage.calls_of(LOAD_PACKS).len(), 2);
    Ok(())
}

#[tokio::test]
async fn two_thousand_stickers_leave_the_page_small() -> Outcome {
    let stage = Stage::with_stickers(json!({"stickers": "many"})).await?;
    stage.stickers_appear().await;
    until("all pages", 4, async || {
        stage.scroll_stickers("grid.scrollHeight").await?;
        Ok(stage.calls_of(TAIL).len())
    })
    .await;
    until("the last pack", true, async || {
        stage.scroll_stickers("grid.scrollHeight").await?;
        let last = stage.stickers().await?.pop().unwrap_or_default();
        Ok(last.starts_with("custom/136/"))
    })
    .await;
    for to in ["0", "grid.scrollHeight / 2", "grid.scrollHeight"] {
        stage.scroll_stickers(to).await?;
        until("stickers there", true, async || Ok(stage.count("#sticker-grid img").await? > 8))
            .await;
        let elements = stage.count("#sticker-grid *").await?;
        assert!(elements <= MOST_ELEMENTS, "{elements} elements");
    }
    assert_eq!(stage.calls_of(TAIL).len(), 4);
    Ok(())
}

#[tokio::test]
async fn what_was_sent_last_comes_first() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.pick_sticker("vendor/1/3").await;
    stage.sent_stickers_are(&["vendor/1/3"]).await;
    stage.reopen_picker().await?;
    stage.open_stickers().await?;
    stage.first_sticker_is("vendor/1/3").await;
    assert_eq!(stage.sticker_headings().await?[0], "Recent");
    Ok(())
}

#[tokio::test]
async fn the_next_page_can_be_asked_for_again() -> Outcome {
    let stage = Stage::with_stickers(json!({})).await?;
    stage.stickers_appear().await;
    stage.switch(json!({"rest_fault": "500", "rest_fault_methods": [TAIL]}));
    stage.scroll_stickers("grid.scrollHeight").await?;
    stage.sticker_message_says("This section could not be loaded.").await;
    stage.switch(json!({"rest_fault": "none"}));
    stage.click("#sticker-panel [data-action=retry]").await;
    until("the next page", true, async || {
        stage.scroll_stickers("grid.scrollHeight").await?;
        Ok(stage.sticker_headings().await?.iter().any(|name| name == "Warehouse & friends"))
    })
    .await;
    Ok(())
}
