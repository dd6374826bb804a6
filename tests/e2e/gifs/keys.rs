//! Which API key is used, what users read without one, and what administrators set.

use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

const NO_KEY: &str =
    "GIFs are not set up yet. Please ask your Bitrix24 administrator to add a KLIPY API key.";
const NO_KEY_ADMIN: &str = "GIFs need a KLIPY API key. You can add it in this app’s settings.";
const BAD_KEY: &str = "GIPHY does not accept this app’s API key. An administrator can change it in the app’s settings.";

impl Stage {
    /// Opens the GIF tab of a portal with this app option.
    async fn with_gifs_and_option(switches: Value, name: &str, value: Value) -> Outcome<Self> {
        let stage = Self::with_option(switches, name, value).await?;
        stage.open_gifs().await?;
        Ok(stage)
    }

    async fn with_option(switches: Value, name: &str, value: Value) -> Outcome<Self> {
        let stage = Self::with_switches(switches).await?;
        stage.simulator.set_app_option(name, value);
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        Ok(stage)
    }
}

/// Each user reads what they can do themselves.
#[tokio::test]
async fn without_a_key_nothing_is_sent_and_the_words_fit_the_person() -> Outcome {
    let stage = Stage::with_switches(json!({"gif_key": "none"})).await?;
    for (is_admin, words) in [(false, NO_KEY), (true, NO_KEY_ADMIN)] {
        stage.switch(json!({"is_admin": is_admin}));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        stage.gif_message_says(words).await;
        stage.search_gifs("cat").await?;
        stage.gif_message_says(words).await;
        stage.click("[data-kind=stickers]").await;
        stage.gif_message_says(words).await;
        stage.set_query("").await?;
        stage.open_emoji().await?;
        stage.inserts("😀").await?;
    }
    assert_eq!(stage.gif_requests().len(), 0);
    Ok(())
}

#[tokio::test]
async fn a_key_that_the_service_refuses_is_named_as_the_reason() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_key": "wrong"})).await?;
    stage.gif_message_says(BAD_KEY).await;
    let requests = stage.gif_requests();
    assert_eq!((requests.len(), requests[0].status()), (1, 403));
    Ok(())
}

#[tokio::test]
async fn the_portals_own_key_works_on_a_page_that_has_none() -> Outcome {
    let key = json!(" simulator ");
    let stage =
        Stage::with_gifs_and_option(json!({"gif_key": "none"}), "giphy_api_key", key).await?;
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn the_portals_own_key_goes_before_the_pages() -> Outcome {
    let key = json!("one that is refused");
    let stage = Stage::with_gifs_and_option(json!({}), "giphy_api_key", key).await?;
    stage.gif_message_says(BAD_KEY).await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn the_tab_can_be_switched_off() -> Outcome {
    let stage = Stage::with_option(json!({}), "gif_tab", json!("N")).await?;
    let script = "return document.getElementById('tab-gifs').checkVisibility()";
    until("the tab is gone", json!(false), async || stage.in_picker(script, vec![]).await).await;
    stage.set_query("qqqzzz").await?;
    stage.status_says("No emoji found").await;
    assert_eq!(stage.count("[data-action=search-gifs]").await?, 0);
    assert_eq!(stage.count("[data-action=clear-search]").await?, 1);
    assert_eq!(stage.gif_requests().len(), 0);
    Ok(())
}

/// A request without a rating would return GIFs of all ratings.
#[tokio::test]
async fn every_request_says_what_may_be_shown() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.click("[data-kind=stickers]").await;
    stage.status_says("GIFs loaded").await;
    until("the stickers", true, async || {
        Ok(stage.gifs().await?.iter().any(|id| id.starts_with("SimS")))
    })
    .await;
    let requests = stage.gif_requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| request.get("rating") == "g"), "{requests:?}");
    Ok(())
}

/// The administrator's setting, and the sent rating: the strictest one for unknown values.
const RATINGS: [(&str, &str); 3] = [("pg-13", "pg-13"), ("PG", "pg"), ("everything", "g")];

#[tokio::test]
async fn an_administrator_sets_the_rating() -> Outcome {
    let stage = Stage::with_switches(json!({})).await?;
    for (option, _) in RATINGS {
        stage.simulator.set_app_option("rating", json!(option));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
    }
    let sent: Vec<String> =
        stage.gif_requests().iter().map(|request| request.get("rating").to_owned()).collect();
    assert_eq!(sent, RATINGS.map(|(_, sent)| sent));
    Ok(())
}

/// The service has language codes of its own.
#[tokio::test]
async fn a_search_is_made_in_the_persons_language() -> Outcome {
    let stage = Stage::with_gifs(json!({"lang": "ua"})).await?;
    stage.gifs_appear().await;
    until("a search in Ukrainian", "uk".to_owned(), async || {
        stage.search_gifs("cat").await?;
        Ok(stage
            .gif_requests_for("cat")
            .last()
            .map_or("", |request| request.get("lang"))
            .to_owned())
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn the_key_stands_in_no_text_and_no_attribute_of_the_page() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    let script = "return document.body.outerHTML.includes('api_key')";
    assert_eq!(stage.in_picker(script, vec![]).await?, false);
    Ok(())
}
