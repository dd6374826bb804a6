//! More GIFs load near the end of the list, page by page.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use std::collections::BTreeSet;

impl Stage {
    /// Scrolls to the end until this many pages were requested.
    async fn scroll_through(&self, pages: usize) {
        until("the pages that were asked for", true, async || {
            self.scroll_gifs_to_end().await?;
            Ok(self.gif_requests().len() >= pages)
        })
        .await;
    }

    /// Returns the requested offsets, in order.
    pub fn offsets(&self) -> Vec<String> {
        self.gif_requests().iter().map(|request| request.get("offset").to_owned()).collect()
    }

    /// Scrolls to "That’s all", in at most a dozen pages.
    async fn scroll_to_the_last(&self) -> Outcome {
        for _ in 0..12 {
            let asked = self.gif_requests().len();
            until("the end of the list or another page", true, async || {
                self.scroll_gifs_to_end().await?;
                let is_end = self.text_of(".gif-after").await? == "That’s all";
                Ok(is_end || self.gif_requests().len() > asked)
            })
            .await;
            if self.text_of(".gif-after").await? == "That’s all" {
                return Ok(());
            }
        }
        panic!("the list goes on: {:?}", self.offsets());
    }

    /// Scrolls through the whole list, and returns each position with its GIF.
    async fn all_places(&self) -> Outcome<Vec<(String, String)>> {
        let script = "
            const grid = document.getElementById('gif-grid');
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const places = {};
            return (async () => {
                for (let top = 0; top < grid.scrollHeight; top += grid.clientHeight) {
                    grid.scrollTop = top;
                    await frame(); await frame();
                    const corner = grid.getBoundingClientRect();
                    for (const cell of grid.querySelectorAll('[data-gif-id]')) {
                        const place = cell.getBoundingClientRect();
                        const left = Math.round(place.left - corner.left);
                        const height = Math.round(place.top - corner.top + grid.scrollTop);
                        places[`${left}/${height}`] = cell.dataset.gifId;
                    }
                }
                return Object.entries(places);
            })();";
        let places = self.in_picker(script, vec![]).await?;
        Ok(serde_json::from_value(places).expect("pairs of texts"))
    }

    /// Checks that no GIF has two positions, and returns the number of GIFs.
    async fn each_stands_once(&self) -> Outcome<usize> {
        let places = self.all_places().await?;
        let ids: BTreeSet<&String> = places.iter().map(|(_, id)| id).collect();
        assert_eq!(ids.len(), places.len(), "{places:?}");
        Ok(places.len())
    }
}

#[tokio::test]
async fn five_pages_cost_five_requests() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.status_says("50 GIFs loaded").await;
    for loaded in [100, 150, 200, 250] {
        stage.scroll_gifs_to_end().await?;
        stage.status_says(&format!("{loaded} GIFs loaded")).await;
    }
    assert_eq!(stage.offsets(), ["0", "50", "100", "150", "200"]);
    Ok(())
}

/// The service repeats the last GIF of a page as the first one of the next page.
#[tokio::test]
async fn no_gif_appears_twice_and_the_end_is_announced() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.scroll_to_the_last().await?;
    // Of 3,200 GIFs, those with three of the seventy-two drawings match.
    let found = stage.each_stands_once().await?;
    assert!((130..=135).contains(&found), "{found}");
    stage.status_says(&format!("{found} GIFs loaded")).await;
    let asked = stage.gif_requests().len();
    stage.scroll_gifs("0").await?;
    stage.scroll_to_the_last().await?;
    stage.search_gifs("dog").await?;
    stage.gifs_are("Dog").await;
    assert_eq!(stage.gif_requests().len(), asked + 1);
    Ok(())
}

#[tokio::test]
async fn what_is_popular_ends_where_the_service_ends() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.scroll_to_the_last().await?;
    let expected: Vec<String> = (0..10).map(|page| (page * 50).to_string()).collect();
    assert_eq!(stage.offsets(), expected);
    stage.status_says("500 GIFs loaded").await;
    Ok(())
}

/// A page without new GIFs is the last one: the service would repeat itself without end.
#[tokio::test]
async fn pages_that_repeat_themselves_end_the_list() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_items": "repeated"})).await?;
    stage.scroll_to_the_last().await?;
    for _ in 0..5 {
        stage.scroll_gifs("0").await?;
        stage.scroll_gifs_to_end().await?;
    }
    assert_eq!(stage.each_stands_once().await?, 50);
    assert_eq!(stage.offsets(), ["0", "50"]);
    Ok(())
}

#[tokio::test]
async fn a_gif_that_comes_twice_in_a_page_is_shown_once() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_items": "duplicates"})).await?;
    stage.status_says("25 GIFs loaded").await;
    stage.scroll_through(3).await;
    stage.each_stands_once().await?;
    Ok(())
}

#[tokio::test]
async fn a_short_page_is_not_the_last_one() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_items": "few"})).await?;
    stage.scroll_through(4).await;
    assert_eq!(stage.offsets()[..4], ["0", "16", "32", "48"]);
    stage.each_stands_once().await?;
    Ok(())
}
