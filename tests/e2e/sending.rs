//! Messages sent by REST: from the composer where there is no draft, and GIFs in every placement.

use crate::harness::{LONG_LIMITS, Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn picks_and_words_become_one_message() -> Outcome {
    let stage = Stage::with_composer(json!({})).await?;
    stage.pick("😀").await;
    stage.composer_holds("😀").await;
    // The pick has moved the focus to the composer.
    stage.enter_picker().await?;
    stage.actions().send_keys(" hi ").perform().await?;
    stage.pick("😁").await;
    stage.composer_holds("😀 hi 😁").await;
    stage.press([Key::Enter]).await?;
    stage.messages_are(&["😀 hi 😁"]).await;
    stage.composer_holds("").await;
    stage.status_says("Sent").await;
    Ok(())
}

#[tokio::test]
async fn backspace_in_an_empty_search_takes_the_last_pick_back() -> Outcome {
    let stage = Stage::with_composer(json!({})).await?;
    for emoji in ["😀", "😁"] {
        stage.pick(emoji).await;
    }
    stage.composer_holds("😀😁").await;
    stage.search("a").await?;
    stage.press([Key::Backspace]).await?;
    stage.composer_holds("😀😁").await;
    stage.press([Key::Backspace]).await?;
    stage.composer_holds("😀").await;
    stage.press([Key::Backspace, Key::Backspace]).await?;
    stage.composer_holds("").await;
    Ok(())
}

#[tokio::test]
async fn where_the_channel_is_missing_the_composer_stands_in() -> Outcome {
    let stage =
        Stage::with_switches(json!({"im_channel": false, "time_factor": SHORT_LIMITS})).await?;
    stage.ready_as("send").await;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.messages_are(&["😀"]).await;
    Ok(())
}

#[tokio::test]
async fn two_presses_send_once() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_delay_ms": 500})).await?;
    stage.pick("😀").await;
    let script = "const button = document.querySelector('[data-action=send]'); \
        button.click(); button.click()";
    stage.in_picker(script, vec![]).await?;
    stage.messages_are(&["😀"]).await;
    stage.composer_holds("").await;
    // A second request would have arrived before this one.
    stage.pick("😁").await;
    stage.click("[data-action=send]").await;
    stage.messages_are(&["😀", "😁"]).await;
    stage.sendings_are(2).await;
    Ok(())
}

#[tokio::test]
async fn what_could_not_be_sent_stays_in_the_composer() -> Outcome {
    let stage = Stage::with_composer(json!({"time_factor": SHORT_LIMITS})).await?;
    for (fault, words) in [
        ("access_error", "You do not have permission to post in this chat."),
        ("insufficient_scope", "This app is not allowed to send messages."),
        ("503_query_limit", "Too many requests to Bitrix24 right now."),
        ("502_html", "Bitrix24 did not confirm this."),
        ("500", "Bitrix24 did not accept the message"),
        ("404_method", "Bitrix24 did not accept the message"),
    ] {
        stage.switch(json!({"rest_fault": fault}));
        stage.in_picker("document.getElementById('composer').value = ''", vec![]).await?;
        stage.pick("😀").await;
        stage.click("[data-action=send]").await;
        stage.toast_says(words).await;
        assert!(stage.composer_text().await?.contains('😀'), "{fault}");
        assert!(stage.is_free("#composer").await?, "the words stand over the composer");
        stage.click(".toast [aria-label='Dismiss notification']").await;
    }
    stage.switch(json!({"rest_fault": "none"}));
    stage.click("[data-action=send]").await;
    stage.status_says("Sent").await;
    // No failed message has arrived later.
    stage.messages_are(&["😀"]).await;
    Ok(())
}

#[tokio::test]
async fn an_old_token_is_renewed_silently() -> Outcome {
    let stage = Stage::with_composer(json!({"token_calls": 1})).await?;
    for emoji in ["😀", "😁", "😂"] {
        stage.pick(emoji).await;
        stage.click("[data-action=send]").await;
        stage.composer_holds("").await;
    }
    stage.messages_are(&["😀", "😁", "😂"]).await;
    Ok(())
}

#[tokio::test]
async fn without_a_chat_to_send_to_the_picker_copies_and_says_why() -> Outcome {
    let switches =
        json!({"placement": "IM_SMILES_SELECTOR", "missing_fields": ["PLACEMENT_OPTIONS"]});
    let stage = Stage::with_switches(switches).await?;
    stage.role_is("copy").await;
    until("the reason for copying", true, async || {
        Ok(stage.notices().await?.concat().contains("did not say which chat this is"))
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_gif_is_sent_as_a_link_and_can_be_taken_back() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({"time_factor": LONG_LIMITS})).await?;
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    let message = stage.gif_message_of(&gif);
    stage.messages_are(&[&message]).await;
    assert_eq!(stage.draft().await?, "");
    stage.click("[data-action=toast]").await;
    stage.toast_says("GIF deleted").await;
    stage.messages_are(&[]).await;
    Ok(())
}

#[tokio::test]
async fn two_clicks_on_a_gif_that_is_on_its_way_send_it_once() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({"rest_delay_ms": 500})).await?;
    let script = "const cell = document.querySelector('[data-gif-id]'); cell.click(); cell.click()";
    stage.in_picker(script, vec![]).await?;
    stage.toast_says("GIF sent").await;
    // A second request would have arrived before the one for the other GIF.
    let other = stage.gifs().await?.swap_remove(1);
    stage.pick_gif(&other).await;
    let messages = [stage.gif_message_of(&gif), stage.gif_message_of(&other)];
    stage.messages_are(&[&messages[0], &messages[1]]).await;
    stage.sendings_are(2).await;
    Ok(())
}

#[tokio::test]
async fn without_the_scope_the_link_is_inserted() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(
        json!({"rest_fault": "insufficient_scope", "time_factor": LONG_LIMITS}),
    )
    .await?;
    stage.pick_gif(&gif).await;
    stage.toast_says("so the link was inserted into your message instead").await;
    stage.draft_is(&stage.gif_link(&gif)).await;
    // The draft contains the link, and no message was sent before it.
    stage.messages_are(&[]).await;
    stage.sendings_are(1).await;
    Ok(())
}

#[tokio::test]
async fn a_gif_that_was_not_sent_can_be_copied() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({"rest_fault": "access_error"})).await?;
    stage.pick_gif(&gif).await;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.click(".toast [data-action=copy]").await;
    stage.toast_says("GIF copied").await;
    stage.clipboard_holds(&stage.gif_link(&gif)).await
}
