//! Responses of the service that are no page of GIFs: the user reads what can be done about it, and
//! additional clicks cost no additional calls.

use crate::harness::{Outcome, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;

const BAD_KEY: &str = "GIPHY does not accept this app’s API key";
const TROUBLE: &str = "GIPHY is having problems. Please try again later.";
const TOO_LONG: &str = "That search is too long. Please shorten it.";
const REGION: &str = "GIPHY is not available in your region.";
const UNREACHABLE: &str =
    "GIPHY cannot be reached. The connection may be down, or a content blocker may be blocking it.";

/// Queries with results, each with a word of the results' names: one query per fault, because the
/// app does not repeat a query within a minute.
const GOOD: [(&str, &str); 8] = [
    ("cat", "Cat"),
    ("dog", "Dog"),
    ("rocket", "Rocket"),
    ("moon", "Moon"),
    ("fire", "Fire"),
    ("clover", "Clover"),
    ("beach", "Beach"),
    ("rain", "Rain"),
];

impl Stage {
    /// Checks that each fault shows this message, that ten clicks of the button cost one request,
    /// and that the next query works.
    async fn faults_have_messages(faults: &[(&str, &str)]) -> Outcome {
        let stage =
            Self::with_gifs_to_look_at(Settings::default(), json!({"time_factor": SHORT_LIMITS}))
                .await?;
        stage.gifs_appear().await;
        for ((fault, words), (good, name)) in faults.iter().zip(GOOD) {
            stage.switch(json!({"gif_answer": fault}));
            let query = format!("fault {fault}");
            stage.search_gifs(&query).await?;
            stage.gif_message_says(words).await;
            stage.status_says(words).await;
            assert_eq!(stage.gif_requests_for(&query).len(), 1, "{fault}");
            stage.press_retry_ten_times().await?;
            until(&format!("{fault}: it was tried again"), 2, async || {
                Ok(stage.gif_requests_for(&query).len())
            })
            .await;
            stage.retry_can_be_pressed().await;
            stage.gif_message_says(words).await;
            stage.switch(json!({"gif_answer": "right"}));
            stage.search_gifs(good).await?;
            stage.gifs_are(name).await;
            assert_eq!(stage.gif_requests_for(&query).len(), 2, "{fault}");
            assert_eq!(stage.gif_requests_for(good).len(), 1, "{fault}");
        }
        assert!(faults.len() <= GOOD.len());
        Ok(())
    }

    /// Checks that the button can have the focus, and clicks it faster than any response arrives.
    async fn press_retry_ten_times(&self) -> Outcome {
        let script = "const button = document.querySelector('[data-action=retry]'); \
            button.focus(); \
            const reached = button.tabIndex >= 0 && document.activeElement === button; \
            for (let n = 0; n < 10; n += 1) \
                (document.querySelector('[data-action=retry]') ?? button).click(); \
            return reached";
        assert_eq!(self.in_picker(script, vec![]).await?, true);
        Ok(())
    }

    /// Waits until the response has arrived and no retry is pending.
    async fn retry_can_be_pressed(&self) {
        self.count_is("[data-action=retry]:not([aria-disabled=true])", 1).await;
    }
}

#[tokio::test]
async fn statuses_have_messages() -> Outcome {
    Stage::faults_have_messages(&[
        ("401", BAD_KEY),
        ("403", BAD_KEY),
        ("404", TROUBLE),
        ("414", TOO_LONG),
        ("500", TROUBLE),
        ("502_html", TROUBLE),
        ("503", TROUBLE),
        ("region", REGION),
    ])
    .await
}

#[tokio::test]
async fn empty_bodies_are_reported() -> Outcome {
    Stage::faults_have_messages(&[
        ("html", TROUBLE),
        ("empty", TROUBLE),
        ("204", TROUBLE),
        ("truncated", TROUBLE),
        ("cut", UNREACHABLE),
    ])
    .await
}

#[tokio::test]
async fn unreadable_json_is_reported() -> Outcome {
    Stage::faults_have_messages(&[
        ("not_utf8", TROUBLE),
        ("deep", TROUBLE),
        ("huge", TROUBLE),
        ("synthetic", TROUBLE),
    ])
    .await
}

/// The service sends such shapes on good days, too.
#[tokio::test]
async fn odd_shapes_of_a_good_answer_are_read() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let faults = ["bom", "no_pagination", "zero_total", "string_offset"];
    for (fault, (query, name)) in faults.into_iter().zip(GOOD) {
        stage.switch(json!({"gif_answer": fault}));
        stage.search_gifs(query).await?;
        stage.gifs_are(name).await;
        stage.status_says("50 GIFs loaded").await;
        stage.scroll_gifs_to_end().await?;
        stage.status_says("100 GIFs loaded").await;
        let requests = stage.gif_requests_for(query);
        let offsets: Vec<&str> = requests.iter().map(|request| request.get("offset")).collect();
        assert_eq!(offsets[..2], ["0", "50"], "{fault}");
    }
    Ok(())
}
