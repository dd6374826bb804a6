//! A held key or a double click sends only once.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

/// The modifier of the DevTools protocol's `Input.dispatchKeyEvent`.
const SHIFT: u32 = 8;

impl Stage {
    /// Activates the first GIF and leaves the focus in the search field.
    async fn activate_first_gif(&self) -> Outcome {
        self.press_in_search(Key::Down).await?;
        let first = self.gifs().await?.swap_remove(0);
        self.gif_is_active(&first).await;
        Ok(())
    }

    /// Clicks twice at the same point, like a double click.
    async fn double_click(&self, selector: &str) -> Outcome {
        let element = self.enter_picker().await?.find(By::Css(selector)).await?;
        self.actions().double_click_element(&element).perform().await
    }

    /// Sends another GIF and waits for it: earlier sendings would arrive before it.
    async fn sends_gif_after(&self, earlier: &[String], gif: &str) -> Outcome {
        self.pick_gif(gif).await;
        let all: Vec<String> = earlier.iter().cloned().chain([self.gif_message_of(gif)]).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        self.messages_are(&all).await;
        self.sendings_are(all.len()).await;
        Ok(())
    }
}

#[tokio::test]
async fn enter_held_on_a_gif_sends_it_once() -> Outcome {
    for delay_ms in [0, 300] {
        let (stage, gif) = Stage::with_sent_gifs(json!({"rest_delay_ms": delay_ms})).await?;
        stage.activate_first_gif().await?;
        stage.hold_key("Enter", 0, 8).await?;
        stage.toast_says("GIF sent").await;
        stage.hold_key("Enter", 0, 0).await?;
        stage.sends_gif_after(&[stage.gif_message_of(&gif)], &stage.gifs().await?[1]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn shift_and_enter_held_on_an_emoji_insert_it_once() -> Outcome {
    let stage = Stage::with_switches(json!({"reply_delay_ms": 50})).await?;
    stage.ready_as("insert").await;
    stage.search("rocket").await?;
    stage.first_cell_is("🚀").await;
    stage.hold_key("Enter", SHIFT, 8).await?;
    stage.status_says("🚀 inserted").await;
    // Pending picks are delivered before the next pick. The held key continues in the portal's own
    // field, which has the focus after an insertion.
    stage.pick("🚀").await;
    until("both picks", 2, async || Ok(stage.draft().await?.matches('🚀').count())).await;
    stage.set_query("grin").await?;
    stage.cell_is_on_screen("😀").await;
    stage.pick("😀").await;
    until("the last pick", true, async || Ok(stage.draft().await?.contains('😀'))).await;
    assert_eq!(stage.draft().await?.matches('🚀').count(), 2);
    Ok(())
}

#[tokio::test]
async fn a_quick_second_click_is_a_second_emoji() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.double_click("#panel [data-emoji='😀']").await?;
    stage.draft_holds("😀😀").await;
    Ok(())
}

#[tokio::test]
async fn a_double_click_in_a_fast_portal_sends_a_gif_once() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({})).await?;
    let first = format!("[data-gif-id='{gif}']");
    stage.click(&first).await;
    stage.toast_says("GIF sent").await;
    stage.click(&first).await;
    stage.sends_gif_after(&[stage.gif_message_of(&gif)], &stage.gifs().await?[1]).await?;
    Ok(())
}

/// The list of recent GIFs moves the sent GIF to the front, under the second half of the double
/// click.
#[tokio::test]
async fn the_second_half_of_a_double_click_hits_no_other_gif() -> Outcome {
    let (stage, _) = Stage::with_sent_gifs(json!({})).await?;
    let gifs = stage.gifs().await?;
    let mut sent = Vec::new();
    for gif in &gifs[..2] {
        stage.pick_gif(gif).await;
        sent.push(stage.gif_message_of(gif));
        let all: Vec<&str> = sent.iter().map(String::as_str).collect();
        stage.messages_are(&all).await;
    }
    let cell = format!("[data-gif-id='{}']", gifs[2]);
    let cell = stage.enter_picker().await?.find(By::Css(&cell)).await?;
    let other = format!("[data-gif-id='{}']", gifs[3]);
    // The second half hits another cell, as if the grid had moved.
    let script = "document.querySelector(arguments[0]).dispatchEvent( \
        new MouseEvent('click', { bubbles: true, detail: 2 }))";
    cell.click().await?;
    stage.in_picker(script, vec![json!(other)]).await?;
    sent.push(stage.gif_message_of(&gifs[2]));
    stage.sends_gif_after(&sent, &gifs[4]).await
}

#[tokio::test]
async fn a_double_click_on_send_posts_one_message_even_if_the_first_half_fails() -> Outcome {
    let stage = Stage::with_composer(json!({
        "rest_fault": "503_html", "rest_fault_count": 1, "rest_fault_methods": ["im.message.add"],
    }))
    .await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.toast_says("Bitrix24 did not confirm this.").await;
    let second_half = "document.querySelector('[data-action=send]').dispatchEvent( \
        new MouseEvent('click', { bubbles: true, detail: 2 }))";
    stage.in_picker(second_half, vec![]).await?;
    stage.composer_holds("😀").await;
    stage.in_picker("document.getElementById('composer').value = ''", vec![]).await?;
    stage.pick("😁").await;
    stage.click("[data-action=send]").await;
    stage.messages_are(&["😀", "😁"]).await;
    stage.sendings_are(2).await;
    Ok(())
}

#[tokio::test]
async fn a_held_button_is_pressed_once() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_fault": "access_error"})).await?;
    stage.pick("😀").await;
    stage.in_picker("document.querySelector('[data-action=send]').focus()", vec![]).await?;
    stage.hold_key("Enter", 0, 8).await?;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.switch(json!({"rest_fault": "none"}));
    stage.click("[data-action=send]").await;
    stage.messages_are(&["😀"]).await;
    stage.sendings_are(2).await;
    Ok(())
}

#[tokio::test]
async fn an_enter_held_before_the_app_is_alive_picks_once() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "held"})).await?;
    stage.set_query("rocket").await?;
    stage.in_picker("document.getElementById('search').focus()", vec![]).await?;
    stage.hold_key("Enter", 0, 5).await?;
    stage.switch(json!({"wasm": "normal"}));
    stage.ready_as("insert").await;
    stage.status_says("🚀 inserted").await;
    stage.pick("🚀").await;
    stage.draft_holds("🚀🚀").await;
    Ok(())
}

/// Clicks during a portal's silence do not queue up without limit; the app reports each one.
#[tokio::test]
async fn the_queue_has_an_end() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.switch(json!({"reply_delay_ms": 400}));
    let clicks = "const cell = document.querySelector(\"#panel [data-emoji='😀']\"); \
        for (let count = 0; count < 40; count += 1) cell.click()";
    stage.in_picker(clicks, vec![]).await?;
    stage.toast_says("The chat did not accept 😀.").await;
    stage.switch(json!({"reply_delay_ms": 0}));
    stage.set_query("rocket").await?;
    stage.first_cell_is("🚀").await;
    until("the queue has room again", true, async || {
        let draft = stage.draft().await?;
        Ok((16..=17).contains(&draft.matches('😀').count()))
    })
    .await;
    stage.pick("🚀").await;
    until("the pick after them", true, async || Ok(stage.draft().await?.contains('🚀'))).await;
    let draft = stage.draft().await?;
    assert!(draft.matches('😀').count() <= 17 && draft.matches('🚀').count() == 1, "{draft}");
    Ok(())
}

#[tokio::test]
async fn backspace_held_in_the_search_stops_where_the_query_ends() -> Outcome {
    let stage = Stage::with_composer(json!({})).await?;
    for emoji in ["😀", "😁"] {
        stage.pick(emoji).await;
    }
    stage.search("ab").await?;
    stage.hold_key("Backspace", 0, 8).await?;
    stage.query_is("").await;
    stage.composer_holds("😀😁").await;
    // A separate press does.
    stage.press([Key::Backspace]).await?;
    stage.composer_holds("😀").await;
    Ok(())
}
