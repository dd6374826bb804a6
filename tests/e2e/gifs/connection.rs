//! No connection, or a content blocker that blocks requests.

use crate::harness::{LONG_LIMITS, Outcome, SHORT_LIMITS, Settings, Stage, until};
use serde_json::json;

/// The DevTools reach the picker's frame only if it runs in the page's process.
const WITH_TOOLS: Settings = Settings { one_process: true, ..Settings::USUAL };

const OFFLINE: &str = "You are offline. Check your connection and try again.";
const UNREACHABLE: &str =
    "GIPHY cannot be reached. The connection may be down, or a content blocker may be blocking it.";

#[tokio::test]
async fn offline_is_reported_and_ends_by_itself_when_the_connection_is_back() -> Outcome {
    let stage =
        Stage::with_gifs_to_look_at(WITH_TOOLS, json!({"time_factor": SHORT_LIMITS})).await?;
    stage.gifs_appear().await;
    stage.go_offline(true).await?;
    stage.search_gifs("cat").await?;
    stage.gif_message_says(OFFLINE).await;
    stage.go_offline(false).await?;
    // The browser may report that it is online before requests succeed; then the user has to retry.
    until("cats, by themselves or asked for again", true, async || {
        let retry = "document.querySelector('[data-action=retry]')?.click()";
        stage.in_picker(retry, vec![]).await?;
        let names = stage.gif_names().await?;
        Ok(!names.is_empty() && names.iter().all(|name| name.contains("Cat")))
    })
    .await;
    assert_eq!(stage.gif_requests_for("cat").len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_blocked_service_may_be_the_work_of_a_content_blocker() -> Outcome {
    let stage =
        Stage::with_gifs_to_look_at(WITH_TOOLS, json!({"time_factor": SHORT_LIMITS})).await?;
    stage.gifs_appear().await;
    stage.block(&["*://giphy.localhost*"]).await?;
    stage.search_gifs("cat").await?;
    stage.gif_message_says(UNREACHABLE).await;
    stage.block(&[]).await?;
    stage.click("[data-action=retry]").await;
    stage.gifs_are("Cat").await;
    Ok(())
}

/// Content blockers most often block the host that receives usage events. (The DevTools do not
/// reach requests that outlive their page.)
#[tokio::test]
async fn blocked_pingbacks_are_not_noticed() -> Outcome {
    let stage = Stage::with_gifs_in(WITH_TOOLS, json!({"time_factor": LONG_LIMITS})).await?;
    stage.gifs_appear().await;
    let script = "const original = window.fetch; window.refused = 0; \
        window.fetch = (request, init) => { \
            if (!String(request.url ?? request).includes('//analytics.')) return original(request, init); \
            refused += 1; \
            return Promise.reject(new TypeError('Failed to fetch')); }";
    stage.in_picker(script, vec![]).await?;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    let cat = stage.gifs().await?.swap_remove(0);
    stage.pick_gif(&cat).await;
    stage.draft_is(&stage.gif_link(&cat)).await;
    stage.status_says("GIF inserted").await;
    until("the refused pingbacks", true, async || {
        Ok(stage.in_picker("return refused", vec![]).await?.as_u64().is_some_and(|n| n > 2))
    })
    .await;
    assert_eq!(stage.toast().await?, "");
    assert_eq!([stage.usage_event_ids("CLICK"), stage.usage_event_ids("SENT")].concat(), [""; 0]);
    let errors = stage.console_errors().await?;
    assert_eq!(errors, [""; 0]);
    Ok(())
}

/// Loaded emoji need no connection.
#[tokio::test]
async fn the_emoji_tab_works_while_gifs_do_not() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_answer": "503"})).await?;
    stage.gif_message_says("GIPHY is having problems").await;
    stage.open_emoji().await?;
    stage.inserts("😀").await
}

/// The app cannot distinguish a rate limit without CORS headers from a missing connection.
#[tokio::test]
async fn a_service_that_cannot_be_read_is_left_alone_and_may_have_a_limit() -> Outcome {
    let switches = json!({"time_factor": SHORT_LIMITS, "gif_answer": "429_no_cors"});
    let stage = Stage::with_gifs_to_look_at(Settings::default(), switches).await?;
    stage.gif_message_says(UNREACHABLE).await;
    stage.gif_message_says("The limit for GIF searches may also have been reached.").await;
    stage.text_fits(".gif-wait", |wait| wait.starts_with("You can continue in "), "a wait").await;
    for query in ["cat", "dog"] {
        stage.search_gifs(query).await?;
        until("the request for it", 1, async || Ok(stage.gif_requests_for(query).len())).await;
        stage.gif_message_says(UNREACHABLE).await;
    }
    stage.switch(json!({"gif_answer": "right"}));
    for query in ["moon", "fire", "cat"] {
        stage.search_gifs(query).await?;
        stage.gif_message_says(UNREACHABLE).await;
    }
    assert_eq!(stage.gif_requests().len(), 3);
    stage.click("[data-action=retry]").await;
    stage.gifs_are("Cat").await;
    Ok(())
}
