//! Answers that are no page of GIFs.

use super::with_key;
use crate::harness::{Outcome, SHORT_LIMITS, Settings, Stage};
use serde_json::json;

const BAD_KEY: &str = "KLIPY does not accept this app’s API key.";
const NOT_ALLOWED: &str = "KLIPY does not allow this with the app’s API key.";
const TROUBLE: &str = "KLIPY is having problems. Please try again later.";
const UNREACHABLE: &str = "KLIPY cannot be reached.";
const SLOW: &str = "KLIPY is not responding.";
const TOO_MANY: &str = "Too many GIF searches right now.";

/// Checks that each fault shows its message and leaves the next query alone, and that no key is in
/// the page or in the console.
async fn faults_have_messages(faults: &[(&str, &str)]) -> Outcome {
    let queries = [("cat", "Cat"), ("dog", "Dog"), ("rocket", "Rocket"), ("moon", "Moon")];
    assert!(faults.len() <= queries.len());
    let switches = with_key(json!({"time_factor": SHORT_LIMITS}));
    let stage = Stage::with_gifs_to_look_at(Settings::default(), switches).await?;
    stage.gifs_appear().await;
    for ((fault, words), (good, name)) in faults.iter().zip(queries) {
        stage.switch(json!({"gif_answer": fault}));
        stage.search_gifs(&format!("fault {fault}")).await?;
        stage.gif_message_says(words).await;
        stage.status_says(words).await;
        let html = "return document.documentElement.outerHTML.includes('API key is invalid') \
            || document.body.innerText.includes('simulator')";
        assert_eq!(stage.in_picker(html, vec![]).await?, false, "{fault}");
        stage.switch(json!({"gif_answer": "right"}));
        stage.search_gifs(good).await?;
        stage.gifs_are(name).await;
    }
    Ok(())
}

#[tokio::test]
async fn refusals_have_messages() -> Outcome {
    faults_have_messages(&[
        ("404_key", BAD_KEY),
        ("403", NOT_ALLOWED),
        ("404", TROUBLE),
        ("422", TROUBLE),
    ])
    .await
}

#[tokio::test]
async fn unreadable_answers_have_messages() -> Outcome {
    faults_have_messages(&[
        ("result_false", TROUBLE),
        ("html", TROUBLE),
        ("truncated", TROUBLE),
        ("404_key_no_cors", UNREACHABLE),
    ])
    .await
}

#[tokio::test]
async fn a_limit_without_a_time_counts_down_by_itself() -> Outcome {
    let switches = with_key(json!({"time_factor": SHORT_LIMITS, "gif_answer": "429"}));
    let stage = Stage::with_gifs_to_look_at(Settings::default(), switches).await?;
    stage.gif_message_says(TOO_MANY).await;
    stage.text_fits(".gif-wait", |text| text.contains("You can continue in"), "a countdown").await;
    Ok(())
}

/// Either service can be blocked by a network: nothing else depends on it.
#[tokio::test]
async fn a_service_that_does_not_answer_costs_only_its_tab() -> Outcome {
    let switches = with_key(json!({"gif_time": "hold"}));
    let stage = Stage::with_gifs(switches).await?;
    stage.open_emoji().await?;
    stage.inserts("😀").await?;
    stage.open_gifs().await?;
    stage.gif_message_says(SLOW).await;
    stage.status_says(SLOW).await;
    // The simulator logs a call when it answers, and an address at once.
    let calls = || {
        let addresses = stage.simulator.addresses();
        addresses.iter().filter(|address| address.contains("/gifs/trending")).count()
    };
    assert_eq!(calls(), 1, "the next try is the user's");
    stage.switch(json!({"gif_time": "right"}));
    stage.click("[data-action=retry]").await;
    stage.gifs_appear().await;
    assert_eq!(calls(), 2);
    Ok(())
}

#[tokio::test]
async fn a_wrong_key_names_the_service_to_the_administrator() -> Outcome {
    let stage = Stage::with_gifs(json!({"klipy_key": "wrong"})).await?;
    stage.gif_message_says(BAD_KEY).await;
    assert_eq!(stage.gif_requests()[0].status(), 404);
    Ok(())
}
