//! The user can stop all motion, and nothing moves by default if the system prefers reduced motion.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;
use thirtyfour::Key;

const LESS_MOTION: Settings = Settings { reduced_motion: true, ..Settings::USUAL };
const WITH_TOOLS: Settings = Settings { one_process: true, ..Settings::USUAL };

impl Stage {
    async fn stills_are_drawn(&self) {
        until("stills are drawn", true, async || {
            let script = "const stills = [...document.querySelectorAll('img.gif-picture:not(.moving)')]; \
                return stills.length > 0 && stills.every((it) => it.naturalWidth > 0)";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
    }

    /// Waits until the button for all GIFs has this label.
    async fn button_offers(&self, words: &str) {
        self.text_fits("[data-action=pause]", |text| text.ends_with(words), words).await;
    }

    /// Waits until only this GIF plays.
    async fn only_plays(&self, id: &str) {
        until("the playing GIFs", json!([id]), async || {
            let script = "return [...document.querySelectorAll('video.moving.here')] \
                .filter((film) => !film.paused && film.played.length > 0) \
                .map((film) => film.closest('[data-gif-id]').dataset.gifId)";
            self.in_picker(script, vec![]).await
        })
        .await;
    }
}

#[tokio::test]
async fn with_less_motion_there_are_only_stills() -> Outcome {
    let stage = Stage::with_gifs_in(LESS_MOTION, json!({})).await?;
    stage.stills_are_drawn().await;
    stage.nothing_moves().await;
    stage.scroll_gifs("grid.clientHeight * 2").await?;
    stage.stills_are_drawn().await;
    stage.nothing_moves().await;
    let films = stage.media_requests().into_iter().filter(|path| !path.contains("_s.gif"));
    assert_eq!(films.collect::<Vec<_>>(), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn with_less_motion_a_gif_plays_under_the_mouse() -> Outcome {
    let stage = Stage::with_gifs_in(LESS_MOTION, json!({})).await?;
    let gifs = stage.gifs_appear().await;
    stage.stills_are_drawn().await;
    stage.point_at(&format!("[data-gif-id='{}']", gifs[1])).await?;
    stage.only_plays(&gifs[1]).await;
    stage.point_at("#search").await?;
    stage.nothing_moves().await;
    Ok(())
}

#[tokio::test]
async fn with_less_motion_the_marked_gif_plays() -> Outcome {
    let stage = Stage::with_gifs_in(LESS_MOTION, json!({})).await?;
    let gifs = stage.gifs_appear().await;
    stage.stills_are_drawn().await;
    stage.point_at("#search").await?;
    stage.press_in_search(Key::Down).await?;
    stage.only_plays(&gifs[0]).await;
    stage.press([Key::Escape]).await?;
    stage.nothing_moves().await;
    Ok(())
}

#[tokio::test]
async fn with_less_motion_the_button_plays_all() -> Outcome {
    let stage = Stage::with_gifs_in(LESS_MOTION, json!({})).await?;
    stage.stills_are_drawn().await;
    stage.button_offers("Play all").await;
    stage.click("[data-action=pause]").await;
    stage.films_play().await;
    stage.button_offers("Pause all").await;
    Ok(())
}

#[tokio::test]
async fn the_button_stops_everything_and_starts_it_again() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    stage.button_offers("Pause all").await;
    stage.click("[data-action=pause]").await;
    stage.nothing_moves().await;
    stage.stills_are_drawn().await;
    // This includes later GIFs, and results of another query.
    stage.scroll_gifs("grid.clientHeight").await?;
    stage.stills_are_drawn().await;
    stage.nothing_moves().await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.stills_are_drawn().await;
    stage.nothing_moves().await;
    stage.click("[data-action=pause]").await;
    stage.films_play().await;
    Ok(())
}

/// As in Firefox on a system without H.264.
#[tokio::test]
async fn a_browser_that_plays_no_films_gets_pictures_that_move() -> Outcome {
    let stage = Stage::with_picker_in(WITH_TOOLS).await?;
    stage.before_every_page("HTMLMediaElement.prototype.canPlayType = () => ''").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    until("pictures move", true, async || Ok(stage.count("img.moving.here").await? > 0)).await;
    let media = stage.media_requests();
    assert!(media.iter().any(|path| path.contains(".webp")), "{media:?}");
    assert!(!media.iter().any(|path| path.contains(".mp4")), "{media:?}");
    Ok(())
}

#[tokio::test]
async fn stickers_stop_as_well() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.click("[data-kind=stickers]").await;
    until("stickers move", true, async || Ok(stage.count("img.moving.here").await? > 0)).await;
    stage.click("[data-action=pause]").await;
    stage.count_is(".moving", 0).await;
    Ok(())
}
