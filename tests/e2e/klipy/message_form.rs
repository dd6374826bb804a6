//! The form of a message with a GIF: `[img]` where the portal draws it, else a link.

use super::with_key;
use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

const METHOD: &str = "im.v2.Sticker.Pack.load";

/// Opens the GIF tab in a portal where a click sends.
async fn sent_gifs(more: Value) -> Outcome<(Stage, String)> {
    let stage = Stage::with_switches_in(Settings::default(), with_key(more)).await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    Ok((stage, gif))
}

/// Returns how often the portal was asked whether it has the method. The list of packs is asked for
/// with another limit.
fn questions(stage: &Stage) -> usize {
    let calls = stage.rest_calls().into_iter();
    calls.filter(|(method, asked)| method == METHOD && asked["LIMIT"] == "1").count()
}

async fn is_asked(stage: &Stage) {
    until("the question", 1, async || Ok(questions(stage))).await;
}

/// Sends a GIF, and returns the text of the message.
async fn send(stage: &Stage, gif: &str) -> Outcome<String> {
    let before = stage.raw_messages().len();
    stage.pick_gif(gif).await;
    until("the message", before + 1, async || Ok(stage.raw_messages().len())).await;
    Ok(stage.raw_messages().swap_remove(before))
}

/// Waits until the last message shows a picture.
async fn is_drawn(stage: &Stage) {
    until("a picture in the chat", true, async || {
        let script = "const image = [...document.querySelectorAll('#messages li')].at(-1) \
            ?.querySelector('.text img'); return !!image?.naturalWidth";
        Ok(stage.in_portal(script, vec![]).await? == true)
    })
    .await;
}

#[tokio::test]
async fn a_recent_portal_draws_the_tag_on_the_web_and_on_phones() -> Outcome {
    for (service, more) in [("klipy", json!({})), ("giphy", json!({"klipy_key": "none"}))] {
        let (stage, gif) = sent_gifs(more).await?;
        is_asked(&stage).await;
        let message = send(&stage, &gif).await?;
        assert!(message.starts_with("[img size=medium]http://"), "{service}: {message}");
        assert!(message.ends_with(" [/img]"), "{service}: {message}");
        is_drawn(&stage).await;
        stage.switch(json!({"viewer": "phone"}));
        is_drawn(&stage).await;
    }
    Ok(())
}

/// A link of KLIPY has no query, so that phones draw it from a link as well.
#[tokio::test]
async fn an_older_portal_gets_a_link() -> Outcome {
    let (stage, gif) = sent_gifs(json!({"stickers": "no_method", "img_tag": false})).await?;
    is_asked(&stage).await;
    let message = send(&stage, &gif).await?;
    assert!(message.starts_with("[url]http://") && message.ends_with(".gif[/url]"), "{message}");
    is_drawn(&stage).await;
    stage.switch(json!({"viewer": "phone"}));
    is_drawn(&stage).await;
    Ok(())
}

#[tokio::test]
async fn without_an_answer_a_link_is_sent() -> Outcome {
    let faults = json!({"rest_fault": "500", "rest_fault_methods": [METHOD]});
    let (stage, gif) = sent_gifs(faults).await?;
    is_asked(&stage).await;
    let message = send(&stage, &gif).await?;
    assert!(message.starts_with("[url]"), "{message}");
    Ok(())
}

#[tokio::test]
async fn the_answer_is_remembered_for_the_portal() -> Outcome {
    let (stage, gif) = sent_gifs(json!({})).await?;
    is_asked(&stage).await;
    send(&stage, &gif).await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(1);
    let message = send(&stage, &gif).await?;
    assert!(message.starts_with("[img size=medium]"), "{message}");
    assert_eq!(questions(&stage), 1);
    Ok(())
}

#[tokio::test]
async fn a_sent_gif_can_be_taken_back() -> Outcome {
    let (stage, gif) = sent_gifs(json!({})).await?;
    is_asked(&stage).await;
    send(&stage, &gif).await?;
    stage.toast_says("GIF sent").await;
    stage.click(".toast button").await;
    until("no message", 0, async || Ok(stage.raw_messages().len())).await;
    Ok(())
}
