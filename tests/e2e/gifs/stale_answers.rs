//! A late response never replaces a newer one.

use crate::harness::{LONG_LIMITS, Outcome, Stage, until};
use serde_json::json;

impl Stage {
    /// Waits for the first page; only Enter starts a search.
    async fn with_gifs_by_enter() -> Outcome<Self> {
        let stage = Self::with_gifs(json!({"time_factor": LONG_LIMITS})).await?;
        stage.gifs_appear().await;
        Ok(stage)
    }

    /// Holds responses to this query back in the page, where aborting does not reach them, until
    /// [`release_answer`](Self::release_answer).
    async fn hold_answer(&self, query: &str) -> Outcome {
        let script = "
            const [query] = arguments;
            const original = window.fetch;
            window.fetch = async (request, init) => {
                const url = new URL(request.url ?? request);
                if (url.searchParams.get('q') !== query) return original(request, init);
                const response = await original(url.href, { credentials: 'omit' });
                await new Promise((go) => { window.letItIn = go; });
                return response;
            };";
        self.in_picker(script, vec![json!(query)]).await.map(drop)
    }

    async fn answer_is_held(&self) {
        until("an answer is kept back", true, async || {
            Ok(self.in_picker("return typeof window.letItIn", vec![]).await? == "function")
        })
        .await;
    }

    /// Returns after the response was read and, if still wanted, rendered.
    async fn release_answer(&self) -> Outcome {
        let script = "
            letItIn();
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            return (async () => { for (let n = 0; n < 5; n += 1) await frame(); })();";
        self.in_picker(script, vec![]).await.map(drop)
    }
}

#[tokio::test]
async fn a_late_answer_does_not_replace_a_newer_one() -> Outcome {
    let stage = Stage::with_gifs_by_enter().await?;
    stage.hold_answer("cat").await?;
    stage.search_gifs("cat").await?;
    stage.answer_is_held().await;
    stage.search_gifs("dog").await?;
    stage.gifs_are("Dog").await;
    stage.release_answer().await?;
    stage.gifs_are("Dog").await;
    stage.status_says("50 GIFs loaded").await;
    Ok(())
}

/// Proves that the helper above really delivers the response.
#[tokio::test]
async fn a_late_answer_that_is_still_wanted_is_taken() -> Outcome {
    let stage = Stage::with_gifs_by_enter().await?;
    stage.hold_answer("cat").await?;
    stage.search_gifs("cat").await?;
    stage.answer_is_held().await;
    stage.count_is(".gif-loading", 1).await;
    stage.release_answer().await?;
    stage.gifs_are("Cat").await;
    Ok(())
}

#[tokio::test]
async fn a_late_answer_does_not_replace_a_message() -> Outcome {
    let stage = Stage::with_gifs_by_enter().await?;
    stage.hold_answer("cat").await?;
    stage.search_gifs("cat").await?;
    stage.answer_is_held().await;
    stage.search_gifs("qqqzzz").await?;
    stage.gif_message_says("Nothing found for “qqqzzz”").await;
    stage.release_answer().await?;
    stage.gif_message_says("Nothing found for “qqqzzz”").await;
    assert_eq!(stage.gifs().await?, [""; 0]);
    Ok(())
}

/// The query becomes the first one again: the response to its first request is not mixed in.
#[tokio::test]
async fn there_and_back_shows_each_gif_once() -> Outcome {
    let stage = Stage::with_gifs_by_enter().await?;
    stage.hold_answer("cat").await?;
    stage.search_gifs("cat").await?;
    stage.answer_is_held().await;
    stage.in_picker("window.first = window.letItIn; window.letItIn = null", vec![]).await?;
    stage.search_gifs("dog").await?;
    stage.gifs_are("Dog").await;
    stage.search_gifs("cat").await?;
    stage.answer_is_held().await;
    stage.release_answer().await?;
    stage.gifs_are("Cat").await;
    let gifs = stage.gifs().await?;
    stage.in_picker("window.letItIn = window.first", vec![]).await?;
    stage.release_answer().await?;
    assert_eq!(stage.gifs().await?, gifs);
    stage.status_says("50 GIFs loaded").await;
    Ok(())
}

#[tokio::test]
async fn of_many_held_answers_only_the_last_one_is_shown() -> Outcome {
    let stage = Stage::with_gifs_by_enter().await?;
    for queries in [
        &[("cat", "Cat"), ("dog", "Dog")][..],
        &[("rocket", "Rocket"), ("moon", "Moon"), ("rocket", "Rocket")],
        &[("fire", "Fire"), ("cake", "Cake"), ("clover", "Clover"), ("beach", "Beach")],
    ] {
        stage.switch(json!({"gif_time": "hold"}));
        for (query, _) in queries {
            stage.search_gifs(query).await?;
        }
        stage.count_is(".gif-loading", 1).await;
        stage.switch(json!({"gif_time": "right"}));
        let (_, name) = queries.last().expect("a query");
        stage.gifs_are(name).await;
    }
    Ok(())
}

/// The text typed during the request counts, not the requested one.
#[tokio::test]
async fn an_answer_that_comes_while_typing_goes_on_is_followed_by_the_right_one() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_time": "hold"})).await?;
    stage.search("cat").await?;
    stage.press_in_search(thirtyfour::Key::Enter).await?;
    stage.set_query("dog").await?;
    stage.switch(json!({"gif_time": "right"}));
    stage.gifs_are("Dog").await;
    stage.query_is("dog").await;
    Ok(())
}

#[tokio::test]
async fn an_answer_for_the_other_kind_is_not_shown() -> Outcome {
    let stage = Stage::with_gifs_by_enter().await?;
    stage.switch(json!({"gif_time": "hold"}));
    stage.click("[data-kind=stickers]").await;
    stage.click("[data-kind=gifs]").await;
    stage.click("[data-kind=stickers]").await;
    stage.switch(json!({"gif_time": "right"}));
    until("stickers only", true, async || {
        let gifs = stage.gifs().await?;
        Ok(!gifs.is_empty() && gifs.iter().all(|id| id.starts_with("SimS")))
    })
    .await;
    Ok(())
}

/// Closing the popup ends the page; a later response has no effect.
#[tokio::test]
async fn the_picker_can_be_closed_while_an_answer_is_on_its_way() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_time": "hold"})).await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.switch(json!({"gif_time": "right"}));
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    Ok(())
}
