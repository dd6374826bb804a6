//! Closing a notice or a toast keeps the focus usable; a toast stays while focus or pointer is on
//! it.

use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

const CLOSE_NOTICE: &str = ".notice [data-action=close]";
const UNDO: &str = ".toast [data-action=toast]";

impl Stage {
    /// Waits until a timer of the picker's page has expired; shorter timers have then expired, too.
    async fn timers_run_for(&self, ms: u32) -> Outcome {
        let script = "window.hasRunOff = false; setTimeout(() => { window.hasRunOff = true; }, arguments[0])";
        self.in_picker(script, vec![json!(ms)]).await?;
        until("the timer has run off", true, async || {
            Ok(self.in_picker("return window.hasRunOff", vec![]).await? == true)
        })
        .await;
        Ok(())
    }

    async fn move_focus_to(&self, selector: &str) -> Outcome {
        let script = "document.querySelector(arguments[0]).focus()";
        self.in_picker(script, vec![json!(selector)]).await.map(drop)
    }

    async fn has_focus_on(&self, selector: &str) -> Outcome<bool> {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        Ok(self.in_picker(script, vec![json!(selector)]).await? == true)
    }

    /// Sends a GIF, which the user can undo for a short time.
    async fn with_undo() -> Outcome<Self> {
        let (stage, gif) = Stage::with_sent_gifs(json!({"time_factor": SHORT_LIMITS})).await?;
        stage.pick_gif(&gif).await;
        stage.toast_says("GIF sent").await;
        Ok(stage)
    }
}

#[tokio::test]
async fn a_notice_that_is_closed_gives_the_focus_to_the_search() -> Outcome {
    let switches = json!({"placement": "CRM_DEAL_DETAIL_TAB"});
    let stage = Stage::with_switches(switches).await?;
    stage.ready_as("copy").await;
    stage.move_focus_to(CLOSE_NOTICE).await?;
    stage.press([Key::Enter]).await?;
    stage.no_notice().await;
    stage.search_has_focus().await;
    Ok(())
}

#[tokio::test]
async fn a_toast_that_is_closed_gives_the_focus_to_the_search() -> Outcome {
    let stage = Stage::with_composer(json!({"rest_fault": "access_error"})).await?;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.click(".toast [data-action=close]").await;
    stage.search_has_focus().await;
    Ok(())
}

#[tokio::test]
async fn an_undo_that_is_pressed_gives_the_focus_to_the_search() -> Outcome {
    let stage = Stage::with_undo().await?;
    stage.move_focus_to(UNDO).await?;
    stage.press([Key::Enter]).await?;
    stage.toast_says("GIF deleted").await;
    stage.search_has_focus().await;
    Ok(())
}

#[tokio::test]
async fn undo_stays_while_it_has_the_focus() -> Outcome {
    let stage = Stage::with_undo().await?;
    stage.move_focus_to(UNDO).await?;
    stage.timers_run_for(4_000).await?;
    assert!(stage.has_focus_on(UNDO).await?);
    stage.move_focus_to("#search").await?;
    stage.count_is(".toast", 0).await;
    Ok(())
}

#[tokio::test]
async fn undo_stays_while_the_pointer_is_on_it() -> Outcome {
    let stage = Stage::with_undo().await?;
    let toast = stage.enter_picker().await?.find(By::Css(".toast")).await?;
    stage.actions().move_to_element_center(&toast).perform().await?;
    stage.timers_run_for(4_000).await?;
    assert_eq!(stage.count(UNDO).await?, 1);
    let search = stage.enter_picker().await?.find(By::Id("search")).await?;
    stage.actions().move_to_element_center(&search).perform().await?;
    stage.count_is(".toast", 0).await;
    Ok(())
}

/// The undo of one GIF is not the undo of the next.
#[tokio::test]
async fn another_toast_does_not_get_the_focus_of_the_one_before() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(json!({})).await?;
    let other = stage.gifs().await?.swap_remove(1);
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    stage.switch(json!({"rest_delay_ms": 700}));
    stage.pick_gif(&other).await;
    let first = stage.attribute(".toast", "data-about").await?;
    stage.move_focus_to(UNDO).await?;
    until("another toast", true, async || {
        let now = stage.attribute(".toast", "data-about").await?;
        Ok(now.is_some() && now != first)
    })
    .await;
    stage.search_has_focus().await;
    Ok(())
}

/// The text changes when the user's language has loaded; the focused element keeps the focus.
#[tokio::test]
async fn a_notice_keeps_the_focus_when_its_words_change() -> Outcome {
    let switches = json!({"placement": "CRM_DEAL_DETAIL_TAB", "lang": "de", "pack": "held"});
    let stage = Stage::with_switches(switches).await?;
    stage.role_is("copy").await;
    until("the notice", 1, async || stage.count(CLOSE_NOTICE).await).await;
    let before = stage.notices().await?;
    stage.move_focus_to(CLOSE_NOTICE).await?;
    stage.switch(json!({"pack": "normal"}));
    until("other words", true, async || Ok(stage.notices().await? != before)).await;
    assert!(stage.has_focus_on(CLOSE_NOTICE).await?);
    Ok(())
}
