//! Images that fail to load: the cells stay, and GIFs can still be picked.

use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

impl Stage {
    /// Returns positions and names of the cells.
    async fn cells_of_gifs(&self) -> Outcome<Value> {
        let script = "return [...document.querySelectorAll('[data-gif-id]')].map((cell) => { \
            const { left, top, width, height } = cell.getBoundingClientRect(); \
            return [cell.dataset.gifId, cell.getAttribute('aria-label'), left, top, width, height]; })";
        self.in_picker(script, vec![]).await
    }

    /// Checks that the cells equal those without faults, and that the first one can be picked.
    async fn cells_are_whole(&self, usual: &Value) -> Outcome {
        assert_eq!(self.cells_of_gifs().await?, *usual);
        let gif = self.gifs().await?.swap_remove(0);
        self.pick_gif(&gif).await;
        self.draft_is(&self.gif_link(&gif)).await;
        Ok(())
    }
}

/// The service gives the sizes, so positions do not depend on the images.
#[tokio::test]
async fn cells_keep_place_size_and_name_whatever_becomes_of_their_pictures() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    let usual = stage.cells_of_gifs().await?;
    assert!(usual.as_array().is_some_and(|cells| cells.len() > 4), "{usual}");
    for media in ["404", "hang", "broken", "hold", "stills_only"] {
        stage.switch(json!({"gif_media": media}));
        stage.set_draft("").await?;
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        stage.cells_are_whole(&usual).await?;
    }
    Ok(())
}

/// The browser's icon for a broken image is not shown.
#[tokio::test]
async fn a_picture_that_is_none_leaves_a_coloured_cell() -> Outcome {
    for media in ["404", "broken"] {
        let stage = Stage::with_gifs(json!({"gif_media": media})).await?;
        stage.gifs_appear().await;
        until("the pictures have failed, out of sight", true, async || {
            let script = "const stills = [...document.querySelectorAll('img.gif-picture')]; \
                const gone = (it) => it.complete && it.naturalWidth === 0 \
                    && getComputedStyle(it).visibility === 'hidden'; \
                return stills.length > 0 && stills.every(gone)";
            Ok(stage.in_picker(script, vec![]).await? == true)
        })
        .await;
        let script = "return [...document.querySelectorAll('[data-gif-id]')].every((cell) => \
            getComputedStyle(cell).backgroundColor !== 'rgba(0, 0, 0, 0)')";
        assert_eq!(stage.in_picker(script, vec![]).await?, true);
        assert_eq!(stage.count(".moving.here").await?, 0);
    }
    Ok(())
}

/// A missing video must not hide the still.
#[tokio::test]
async fn where_no_film_comes_the_still_stays() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_media": "stills_only"})).await?;
    stage.gifs_appear().await;
    until("a failed request for a video", true, async || {
        Ok(stage.media_requests().iter().any(|path| path.ends_with(".mp4")))
    })
    .await;
    until("stills are seen, and nothing is over them", true, async || {
        let script = "const stills = [...document.querySelectorAll('img.gif-picture:not(.moving)')]; \
            const seen = (it) => it.naturalWidth > 0 && getComputedStyle(it).visibility === 'visible'; \
            return stills.length > 0 && stills.every(seen) \
                && [...document.querySelectorAll('.moving')].every((it) => \
                    getComputedStyle(it).visibility === 'hidden')";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn pictures_that_come_late_are_shown() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_media": "hold"})).await?;
    stage.gifs_appear().await;
    assert_eq!(stage.count(".moving.here").await?, 0);
    stage.switch(json!({"gif_media": "right"}));
    stage.films_play().await;
    Ok(())
}

/// Responses of the API do not wait for images.
#[tokio::test]
async fn pictures_that_hang_hold_nothing_up() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_media": "hang"})).await?;
    stage.gifs_appear().await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.scroll_gifs_to_end().await?;
    stage.status_says("100 GIFs loaded").await;
    stage.set_query("").await?;
    stage.open_emoji().await?;
    stage.inserts("😀").await
}

/// The service counts GIFs that were seen; these were not.
#[tokio::test]
async fn a_gif_without_its_picture_was_not_seen() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_media": "404"})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.draft_is(&stage.gif_link(&gif)).await;
    until("the SENT event", vec![gif], async || Ok(stage.usage_event_ids("SENT"))).await;
    assert_eq!(stage.usage_event_ids("SEEN"), [""; 0]);
    Ok(())
}
