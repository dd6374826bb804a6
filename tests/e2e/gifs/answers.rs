//! Answers of the service that are no page of GIFs: the person reads what can be done about it,
//! and one click more or less costs no call more or less.

use crate::harness::{HURRY, Outcome, Settings, Stage, until};
use serde_json::json;
use thirtyfour::Key;

const BAD_KEY: &str = "GIPHY does not accept the key that is set";
const TROUBLE: &str = "GIPHY is having problems. Please try again later.";
const TOO_LONG: &str = "This is too long to search for. Please shorten it.";
const REGION: &str = "GIPHY is not available in your region.";
const UNREACHABLE: &str =
    "GIPHY cannot be reached. Perhaps the connection is down, or a content blocker stops it.";

/// Queries that find something, each with a word in the names of what it finds: one for each
/// fault, since a question of the last minute is not asked again.
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
    /// Each fault is told in these words; ten presses of the button cost one request; and the
    /// query after the fault is answered.
    async fn faults_are_told(faults: &[(&str, &str)]) -> Outcome {
        let stage =
            Self::with_gifs_to_look_at(Settings::default(), json!({"time_factor": HURRY})).await?;
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

    /// It can be reached, and is pressed faster than any answer comes.
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

    /// The answer is here, and no retry is waiting.
    async fn retry_can_be_pressed(&self) {
        self.count_is("[data-action=retry]:not([aria-disabled=true])", 1).await;
    }
}

#[tokio::test]
async fn statuses_are_told_in_words() -> Outcome {
    Stage::faults_are_told(&[
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
async fn bodies_that_say_nothing_are_trouble() -> Outcome {
    Stage::faults_are_told(&[
        ("html", TROUBLE),
        ("empty", TROUBLE),
        ("204", TROUBLE),
        ("truncated", TROUBLE),
        ("cut", UNREACHABLE),
    ])
    .await
}

#[tokio::test]
async fn json_that_nobody_can_read_is_trouble() -> Outcome {
    Stage::faults_are_told(&[
        ("not_utf8", TROUBLE),
        ("deep", TROUBLE),
        ("huge", TROUBLE),
        ("synthetic", TROUBLE),
    ])
    .await
}

/// As the service has them on a good day too.
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

#[tokio::test]
async fn an_answer_without_gifs_says_so() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    for fault in ["none", "null"] {
        stage.switch(json!({"gif_answer": fault}));
        stage.search_gifs(fault).await?;
        stage.gif_message_says(&format!("Nothing found for “{fault}”")).await;
        assert_eq!(stage.count("[data-action=trending]").await?, 1);
        assert_eq!(stage.gif_requests_for(fault).len(), 1);
    }
    stage.switch(json!({"gif_answer": "right"}));
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    Ok(())
}

#[tokio::test]
async fn a_single_gif_that_is_not_in_a_list_is_shown() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "object"}));
    stage.search_gifs("cat").await?;
    // Each page brings one more, until there is enough of them or no more.
    stage.gifs_are("Cat").await;
    stage.status_says("GIF").await;
    Ok(())
}

/// Nothing popular at all, with an empty field.
#[tokio::test]
async fn nothing_popular_says_so_without_a_query() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_answer": "none"})).await?;
    stage.gif_message_says("There is nothing to show here right now.").await;
    Ok(())
}

#[tokio::test]
async fn the_button_tries_again_and_is_reached_by_tab() -> Outcome {
    let stage = Stage::with_gifs_to_look_at(
        Settings::default(),
        json!({"time_factor": HURRY, "gif_answer": "500"}),
    )
    .await?;
    stage.gif_message_says(TROUBLE).await;
    stage.switch(json!({"gif_answer": "right"}));
    let focused = "return document.activeElement?.dataset.action === 'retry'";
    stage.enter_picker().await?.find(thirtyfour::By::Id("search")).await?.click().await?;
    for _ in 0..12 {
        if stage.in_picker(focused, vec![]).await? == true {
            break;
        }
        stage.press([Key::Tab]).await?;
    }
    assert_eq!(stage.in_picker(focused, vec![]).await?, true);
    stage.press([Key::Enter]).await?;
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

/// A failure that is over by the time that the person looks again.
#[tokio::test]
async fn coming_back_to_the_tab_later_tries_again() -> Outcome {
    let stage = Stage::with_gifs_to_look_at(
        Settings::default(),
        json!({"time_factor": HURRY, "gif_answer": "500"}),
    )
    .await?;
    stage.gif_message_says(TROUBLE).await;
    stage.switch(json!({"gif_answer": "right"}));
    until("GIFs", true, async || {
        stage.open_emoji().await?;
        stage.open_gifs().await?;
        Ok(!stage.gifs().await?.is_empty())
    })
    .await;
    assert_eq!(stage.gif_requests().len(), 2);
    Ok(())
}

/// The same failed question is not asked again for a while, whatever is typed in between.
#[tokio::test]
async fn a_question_that_failed_is_not_asked_again_at_once() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_answer": "500", "gif_fault_count": 1}));
    stage.search_gifs("moon").await?;
    stage.gif_message_says(TROUBLE).await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.search_gifs("moon").await?;
    stage.gif_message_says(TROUBLE).await;
    assert_eq!(stage.gif_requests_for("moon").len(), 1);
    Ok(())
}

/// A service that never answers is given up, and the next question is not held up by it.
#[tokio::test]
async fn silence_is_given_up() -> Outcome {
    let stage = Stage::with_gifs_to_look_at(
        Settings::default(),
        json!({"time_factor": HURRY, "gif_time": "hold"}),
    )
    .await?;
    stage.gif_message_says(UNREACHABLE).await;
    stage.switch(json!({"gif_time": "right"}));
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    Ok(())
}
