//! A long list costs no more than a short one.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;

/// Of a thousand GIFs, a few dozen are near the viewport, with a handful of elements each.
const MORE_ELEMENTS: u64 = 150;

#[tokio::test]
async fn a_thousand_gifs_leave_the_page_small() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    // Each drawing is an endless animation.
    stage.search_gifs("loop").await?;
    stage.status_says("50 GIFs loaded").await;
    stage.films_play().await;
    let (elements, films) = (stage.count("*").await?, stage.count("video").await?);
    for page in 2..=20 {
        stage.scroll_gifs_to_end().await?;
        let loaded = page * 50;
        until("the next page", true, async || {
            Ok(stage.status().await?.replace(',', "") == format!("{loaded} GIFs loaded"))
        })
        .await;
    }
    stage.films_play().await;
    let more = stage.count("*").await?.saturating_sub(elements);
    assert!(more <= MORE_ELEMENTS, "{more} elements more");
    let films_now = stage.count("video").await?;
    assert!(films_now <= films + 8, "{films} films, then {films_now}");
    films_are_on_screen(&stage).await?;
    stage.scroll_gifs("0").await?;
    until("the first one is back", true, async || {
        Ok(stage.gifs().await?.iter().any(|id| id == "SimG00000"))
    })
    .await;
    stage.films_play().await;
    assert_eq!(stage.gif_requests_for("loop").len(), 20);
    Ok(())
}

/// Invisible GIFs load nothing and use no memory.
#[tokio::test]
async fn films_exist_on_screen_only() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    films_are_on_screen(&stage).await?;
    stage.scroll_gifs("grid.clientHeight * 3").await?;
    stage.films_play().await;
    films_are_on_screen(&stage).await?;
    stage.search_gifs("qqqzzz").await?;
    stage.gif_message_says("Nothing found").await;
    stage.count_is("video", 0).await;
    Ok(())
}

/// While the other tab is open, videos of this one would play unseen.
#[tokio::test]
async fn nothing_plays_behind_the_other_tab() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    for top in ["0", "grid.clientHeight / 3", "grid.clientHeight * 2"] {
        stage.scroll_gifs(top).await?;
        stage.films_play().await;
        stage.open_emoji().await?;
        until("films that play behind the other tab", 0, async || {
            let script = "return [...document.querySelectorAll('video')] \
                .filter((film) => !film.paused).length";
            Ok(stage.in_picker(script, vec![]).await?.as_u64().unwrap_or(1))
        })
        .await;
        stage.open_gifs().await?;
        stage.films_play().await;
    }
    Ok(())
}

async fn films_are_on_screen(stage: &Stage) -> Outcome {
    until("films off screen", 0, async || {
        let script = "const grid = document.getElementById('gif-grid').getBoundingClientRect(); \
            return [...document.querySelectorAll('video')].filter((film) => { \
                const { top, bottom } = film.getBoundingClientRect(); \
                return bottom <= grid.top || top >= grid.bottom; }).length";
        Ok(stage.in_picker(script, vec![]).await?.as_u64().unwrap_or(1))
    })
    .await;
    Ok(())
}
