//! Requests of a GIF search.

use crate::harness::{LONG_LIMITS, Outcome, Stage, until};
use serde_json::json;
use thirtyfour::Key;

/// A factor on time limits: a debounce longer than the pauses of a busy machine, and short enough
/// to wait for.
const CALM: f64 = 5.0;

#[tokio::test]
async fn twelve_letters_cost_one_search() -> Outcome {
    let stage = Stage::with_gifs(json!({"time_factor": CALM})).await?;
    stage.gifs_appear().await;
    for letter in "good morning".chars() {
        stage.search(&letter.to_string()).await?;
    }
    stage.gifs_are("Morning").await;
    let queries: Vec<String> =
        stage.gif_requests().iter().map(|request| request.get("q").to_owned()).collect();
    assert_eq!(queries, ["", "good morning"]);
    Ok(())
}

/// The debounce takes nine seconds here, so it has not expired.
#[tokio::test]
async fn enter_searches_at_once() -> Outcome {
    let stage = Stage::with_gifs(json!({"time_factor": LONG_LIMITS})).await?;
    stage.gifs_appear().await;
    stage.search("cat").await?;
    stage.press_in_search(Key::Enter).await?;
    let script = "return new Promise((done) => { const begin = performance.now(); \
        const look = () => document.querySelector('[data-gif-id][aria-label*=Cat]') \
            ? done(performance.now() - begin) : requestAnimationFrame(look); look(); })";
    let pause_ms = stage.in_picker(script, vec![]).await?;
    assert!(pause_ms.as_f64().is_some_and(|ms| ms < 6_000.0), "{pause_ms}");
    stage.gifs_are("Cat").await;
    assert_eq!(stage.gif_requests_for("cat").len(), 1);
    Ok(())
}

#[tokio::test]
async fn enter_after_the_search_asks_nothing_more() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    for _ in 0..5 {
        stage.press_in_search(Key::Enter).await?;
    }
    stage.search_gifs("dog").await?;
    stage.gifs_are("Dog").await;
    assert_eq!(stage.gif_requests_for("cat").len(), 1);
    // No GIF was active, so none was picked.
    assert_eq!(stage.draft().await?, "");
    Ok(())
}

#[tokio::test]
async fn a_query_of_the_last_minute_is_not_asked_again() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    for (query, name) in [("cat", "Cat"), ("dog", "Dog"), ("cat", "Cat"), ("dog", "Dog")] {
        stage.search_gifs(query).await?;
        stage.gifs_are(name).await;
    }
    // A query that differs in spaces only is the same query.
    stage.search_gifs("  cat ").await?;
    stage.gifs_are("Cat").await;
    stage.set_query("").await?;
    until("trending GIFs", true, async || {
        Ok(stage.gif_names().await?.iter().any(|name| name.contains("Heart")))
    })
    .await;
    let queries: Vec<String> =
        stage.gif_requests().iter().map(|request| request.get("q").to_owned()).collect();
    assert_eq!(queries, ["", "cat", "dog"]);
    Ok(())
}

#[tokio::test]
async fn a_minute_later_it_is_asked_again() -> Outcome {
    // The minute is three seconds here, and the service has 0.3 to answer.
    let stage = Stage::with_switches(json!({"time_factor": 0.05})).await?;
    stage.open_gifs().await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    until("another request", true, async || {
        stage.search_gifs("dog").await?;
        stage.search_gifs("cat").await?;
        Ok(stage.gif_requests_for("cat").len() == 2)
    })
    .await;
    Ok(())
}

/// The service refuses longer queries.
#[tokio::test]
async fn a_long_query_is_cut_and_the_picker_says_so() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let long = format!("{} end", "кот & 😀 ".repeat(12));
    stage.search_gifs(&long).await?;
    stage.gif_message_says("Nothing found").await;
    stage.count_is(".gif-cut", 1).await;
    stage.text_is(".gif-cut", "Only the first 50 characters are used for the search.").await;
    // The trending request is sent at the same time, and has no query.
    let requests = stage.gif_requests();
    let search = requests.iter().rfind(|request| !request.get("q").is_empty());
    let search = search.expect("a request with a query");
    assert_eq!(search.status(), 200);
    let sent = search.get("q");
    // A trailing space is not sent.
    assert!((49..=50).contains(&sent.chars().count()) && long.starts_with(sent), "{sent:?}");
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.count_is(".gif-cut", 0).await;
    Ok(())
}

#[tokio::test]
async fn fifty_characters_are_sent_whole() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let query = "ж".repeat(50);
    stage.search_gifs(&(query.clone() + "ж")).await?;
    stage.count_is(".gif-cut", 1).await;
    stage.gif_message_says("Nothing found").await;
    stage.search_gifs(&query).await?;
    stage.count_is(".gif-cut", 0).await;
    let sent = stage.gif_requests_for(&query);
    // Both are the same query.
    assert_eq!((sent.len(), sent[0].status()), (1, 200));
    Ok(())
}

#[tokio::test]
async fn a_search_in_vain_says_so_with_the_query_as_text() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.search_gifs("<b>qq</b>").await?;
    stage.gif_message_says("Nothing found for “<b>qq</b>”").await;
    stage.status_says("Nothing found for “<b>qq</b>”").await;
    assert_eq!(stage.count(".gif-message b").await?, 0);
    stage.click("[data-action=trending]").await;
    stage.query_is("").await;
    stage.gifs_appear().await;
    stage.search_has_focus().await;
    Ok(())
}
