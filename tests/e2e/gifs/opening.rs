//! Opening the GIF tab: its requests and its contents.

use crate::harness::{LONG_LIMITS, Outcome, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;

const WITH_CONSOLE: Settings = Settings { one_process: true, ..Settings::USUAL };

/// An API key has few calls, which all users share.
#[tokio::test]
async fn the_service_is_called_once_when_the_tab_is_opened() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.pick("🍕").await;
    stage.draft_is("🍕").await;
    stage.set_query("").await?;
    stage.cell_is_on_screen("😀").await;
    assert_eq!(stage.gif_requests().len(), 0);
    assert_eq!(stage.media_requests(), [""; 0]);
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    stage.films_play().await;
    let requests = stage.gif_requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert_eq!((requests[0].path(), requests[0].get("offset")), ("/v1/gifs/trending", "0"));
    Ok(())
}

#[tokio::test]
async fn stills_come_first_and_films_play_over_them() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_media": "stills_only"})).await?;
    stage.gifs_appear().await;
    until("the stills are drawn", true, async || {
        let script = "const stills = [...document.querySelectorAll('img.gif-picture:not(.moving)')]; \
            return stills.length > 0 && stills.every((still) => still.naturalWidth > 0)";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    assert_eq!(stage.count(".moving.here").await?, 0);
    stage.switch(json!({"gif_media": "right"}));
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.films_play().await;
    Ok(())
}

#[tokio::test]
async fn films_are_silent_and_no_stop_for_the_keyboard() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    let script = "return [...document.querySelectorAll('video')].every((film) => \
        film.muted && film.loop && film.tabIndex === -1 && !film.controls)";
    assert_eq!(stage.in_picker(script, vec![]).await?, true);
    Ok(())
}

/// The service's terms require its mark; the other line informs the user about privacy.
#[tokio::test]
async fn the_service_is_named_wherever_its_gifs_are() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.foot_is_visible().await?;
    stage.scroll_gifs_to_end().await?;
    stage.foot_is_visible().await?;
    stage.search_gifs("qqqzzz").await?;
    stage.gif_message_says("Nothing found").await;
    stage.foot_is_visible().await
}

impl Stage {
    async fn foot_is_visible(&self) -> Outcome {
        let script = "return ['.gif-mark', '.gif-privacy'].map((selector) => { \
            const line = document.querySelector(selector); \
            const { top, bottom, width } = line.getBoundingClientRect(); \
            const seen = line.checkVisibility() && width > 0 && top >= 0 && bottom <= innerHeight; \
            return seen ? line.textContent : `${selector} is not seen`; }).join('|')";
        let lines = self.in_picker(script, vec![]).await?;
        assert_eq!(lines, "Powered By GIPHY|GIF searches go to GIPHY.");
        Ok(())
    }
}

#[tokio::test]
async fn the_query_goes_along_to_the_other_tab_and_is_searched_for() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("dog").await?;
    stage.first_cell_is("🐶").await;
    stage.open_gifs().await?;
    stage.gifs_are("Dog").await;
    assert_eq!(stage.gif_requests().len(), 1);
    assert_eq!(stage.gif_requests_for("dog").len(), 1);
    stage.query_is("dog").await;
    stage.set_query("pizza").await?;
    stage.open_emoji().await?;
    stage.first_cell_is("🍕").await;
    stage.query_is("pizza").await;
    Ok(())
}

#[tokio::test]
async fn coming_back_to_the_tab_asks_nothing_again() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gifs = stage.gifs_appear().await;
    stage.scroll_gifs("300").await?;
    for _ in 0..3 {
        stage.open_emoji().await?;
        stage.cell_is_on_screen("😀").await;
        stage.open_gifs().await?;
        assert!(stage.gifs_appear().await.contains(&gifs[4]));
    }
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn an_empty_emoji_search_offers_gifs() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.set_query("birthday cake qq").await?;
    stage.click("[data-action=search-gifs]").await;
    stage.gif_message_says("Nothing found for “birthday cake qq”").await;
    assert_eq!(stage.gif_requests().len(), 1);
    stage.search_has_focus().await;
    stage.click("[data-action=trending]").await;
    stage.query_is("").await;
    stage.gifs_appear().await;
    Ok(())
}

#[tokio::test]
async fn another_chat_opens_on_emoji_without_a_request() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click_in_portal(".chat-item[data-dialog='45']").await?;
    stage.popup_is_open(false).await;
    stage.open_picker().await?;
    stage.ready_as("insert").await;
    stage.cell_is_on_screen("😀").await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn an_ordinary_run_violates_no_policy_and_raises_no_error() -> Outcome {
    let stage = Stage::with_gifs_in(WITH_CONSOLE, json!({})).await?;
    stage.films_play().await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.click("[data-kind=stickers]").await;
    stage.click("[data-chip=trending]").await;
    stage.gifs_appear().await;
    stage.open_emoji().await?;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

/// The settings arrive with the portal's answer; before it, the app does not know which key to use.
#[tokio::test]
async fn a_tab_that_is_opened_before_the_portal_answers_asks_once() -> Outcome {
    let stage =
        Stage::with_switches(json!({"init_delay_ms": 4_000, "time_factor": LONG_LIMITS})).await?;
    stage.open_gifs().await?;
    assert_eq!(stage.gif_requests().len(), 0);
    stage.gifs_appear().await;
    stage.role_is("insert").await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn at_a_silent_portal_there_are_gifs_as_well() -> Outcome {
    let stage =
        Stage::with_switches(json!({"portal": "silent", "time_factor": SHORT_LIMITS})).await?;
    stage.role_is("copy").await;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}
