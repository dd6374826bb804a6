//! Malformed GIFs are left out, and affect nothing else.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;

const WITH_CONSOLE: Settings = Settings { one_process: true, ..Settings::USUAL };

impl Stage {
    /// Opens a page of fifty GIFs, every second of which is malformed.
    async fn with_odd_gifs(items: &str) -> Outcome<Self> {
        let stage = Self::with_gifs_in(WITH_CONSOLE, json!({"gif_items": items})).await?;
        stage.gifs_appear().await;
        Ok(stage)
    }

    /// Checks how many of the fifty are shown, and that the page works.
    async fn shows_of_fifty(&self, shown: usize) -> Outcome {
        self.status_says(&format!("{shown} GIFs loaded")).await;
        self.is_whole().await
    }

    /// Checks that the page works, and that GIFs can be picked.
    async fn is_whole(&self) -> Outcome {
        let gifs = self.gifs().await?;
        self.pick_gif(&gifs[0]).await;
        self.draft_is(&self.gif_link(&gifs[0])).await;
        self.scroll_gifs("grid.clientHeight * 2").await?;
        self.gifs_appear().await;
        let script = "return [document.title, document.querySelectorAll('#gif-panel iframe, \
            #gif-panel script, #gif-panel a, #gif-panel img:not(.gif-picture)').length, \
            document.body.scrollWidth <= innerWidth]";
        let page = self.in_picker(script, vec![]).await?;
        assert_ne!(page[0], "broken");
        assert_eq!((&page[1], &page[2]), (&json!(0), &json!(true)));
        // The browser itself reports images that fail to load.
        let errors = self.console_errors().await?;
        let others = errors.iter().filter(|error| !error.contains("Failed to load resource"));
        assert_eq!(others.count(), 0, "{errors:?}");
        self.switch(json!({"gif_items": "right"}));
        self.search_gifs("cat").await?;
        self.gifs_are("Cat").await;
        Ok(())
    }
}

/// Three of eight kinds of renditions contain nothing that can be shown.
#[tokio::test]
async fn missing_and_strange_renditions() -> Outcome {
    let stage = Stage::with_odd_gifs("odd_renditions").await?;
    let script = "return [...document.querySelectorAll('[data-gif-id]')].every((cell) => { \
        const { width, height } = cell.getBoundingClientRect(); \
        return width > 40 && height >= width / 3.1 && height <= width * 2.1; })";
    assert_eq!(stage.in_picker(script, vec![]).await?, true);
    stage.shows_of_fifty(40).await
}

/// The GIF can be viewed only, because portals do not show videos.
#[tokio::test]
async fn a_gif_without_a_link_cannot_be_sent_and_says_so() -> Outcome {
    let stage = Stage::with_odd_gifs("odd_renditions").await?;
    // The fourth malformed GIF has a video and nothing else.
    stage.scroll_gifs("grid.clientHeight / 2").await?;
    stage.pick_gif("SimG00007").await;
    stage.toast_says("This GIF cannot be sent.").await;
    assert_eq!(stage.draft().await?, "");
    assert_eq!(stage.usage_event_ids("SENT"), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn missing_fields() -> Outcome {
    let stage = Stage::with_odd_gifs("missing_fields").await?;
    let names = stage.gif_names().await?;
    assert!(names.iter().all(|name| !name.is_empty() && !name.contains("undefined")), "{names:?}");
    stage.shows_of_fifty(50).await
}

#[tokio::test]
async fn nulls() -> Outcome {
    let stage = Stage::with_odd_gifs("nulls").await?;
    let names = stage.gif_names().await?;
    assert!(names.iter().all(|name| !name.is_empty() && !name.contains("null")), "{names:?}");
    stage.shows_of_fifty(50).await
}

#[tokio::test]
async fn a_gif_without_a_name_is_called_by_the_query() -> Outcome {
    let stage = Stage::with_odd_gifs("missing_fields").await?;
    stage.search_gifs("cat").await?;
    until("nameless GIFs", true, async || {
        let names = stage.gif_names().await?;
        let nameless = names.iter().filter(|name| *name == "GIF: cat").count();
        Ok(nameless > 0 && nameless < names.len())
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn titles_are_text_and_nothing_but_text() -> Outcome {
    let stage = Stage::with_odd_gifs("odd_titles").await?;
    stage.status_says("50 GIFs loaded").await;
    let names = stage.gif_names().await?;
    assert!(names.iter().any(|name| name.starts_with("<img src=x onerror=")), "{names:?}");
    // One line, not ten thousand characters.
    assert!(names.iter().all(|name| name.chars().count() < 300), "{names:?}");
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!names.iter().any(|name| name.contains(turns)), "{names:?}");
    // In a message, a title could become markup.
    for id in ["SimG00003", "SimG00005"] {
        stage.set_draft("").await?;
        stage.pick_gif(id).await;
        stage.draft_is(&stage.gif_link(id)).await;
    }
    stage.set_draft("").await?;
    stage.is_whole().await
}

#[tokio::test]
async fn advertisements_are_left_out() -> Outcome {
    Stage::with_odd_gifs("ads").await?.shows_of_fifty(25).await
}

#[tokio::test]
async fn what_is_rated_too_high_is_left_out() -> Outcome {
    Stage::with_odd_gifs("too_high").await?.shows_of_fifty(25).await
}

#[tokio::test]
async fn what_is_no_gif_at_all_is_left_out() -> Outcome {
    Stage::with_odd_gifs("alien").await?.shows_of_fifty(25).await
}

#[tokio::test]
async fn what_comes_twice_is_left_out() -> Outcome {
    Stage::with_odd_gifs("duplicates").await?.shows_of_fifty(25).await
}

#[tokio::test]
async fn sizes_with_a_point_are_sizes() -> Outcome {
    let stage = Stage::with_odd_gifs("decimal_sizes").await?;
    stage.shows_of_fifty(50).await
}

#[tokio::test]
async fn a_list_that_php_wrote_as_an_object_is_a_list() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_answer": "numbered"})).await?;
    stage.status_says("50 GIFs loaded").await;
    let first = ["SimG00000", "SimG00001", "SimG00002"];
    assert_eq!(stage.gifs().await?[..3], first);
    Ok(())
}
