//! The composer and the sending of GIFs are loaded when they are first needed. (A build by
//! plain Trunk has it all in one file: these tests are of `cargo xtask dist`.)

use crate::harness::{LONG_LIMITS, Outcome, PickerPlace, Settings, Stage, until};
use serde_json::{Value, json};

const NOT_LOADED: &str = "This section could not be loaded.";

/// Switches that keep the file from coming, and `more`.
fn without_outbox(fault: &str, more: &Value) -> Value {
    // Without caches, so that another try asks again.
    let mut all =
        json!({"fault": fault, "fault_of": ["widget/outbox.*.wasm"], "files_kept": false});
    if let (Some(all), Some(more)) = (all.as_object_mut(), more.as_object()) {
        all.extend(more.clone());
    }
    all
}

impl Stage {
    /// A picker whose role is the composer's, with picks that were made before the app was alive.
    async fn with_early_picks(mut switches: Value, emoji: &[&str]) -> Outcome<Self> {
        switches["wasm"] = json!("held");
        switches["placement"] = json!("IM_SMILES_SELECTOR");
        let stage = Self::with_switches(switches).await?;
        until("early input is kept", json!(true), async || {
            stage.in_picker("return Array.isArray(window.earlyInput)", vec![]).await
        })
        .await;
        for emoji in emoji {
            stage.pick(emoji).await;
        }
        stage.switch(json!({"wasm": "normal"}));
        Ok(stage)
    }

    /// The file can be loaded from now on, and is.
    async fn comes_at_another_try(&self, role: &str) {
        self.switch(json!({"fault": "none"}));
        self.click(".notice [data-action=retry]").await;
        self.ready_as(role).await;
    }

    fn outbox_is_requested(&self) -> bool {
        self.simulator.addresses().iter().any(|address| address.contains("/outbox."))
    }
}

#[tokio::test]
async fn a_picker_that_inserts_does_not_load_it() -> Outcome {
    // Until it is idle, and asks whether the portal has stickers.
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    stage.inserts("😀").await?;
    assert!(!stage.outbox_is_requested());
    Ok(())
}

#[tokio::test]
async fn picks_wait_for_the_composer_in_their_order() -> Outcome {
    let stage = Stage::with_early_picks(json!({}), &["😀", "😆", "🙏"]).await?;
    stage.ready_as("send").await;
    stage.composer_holds("😀😆🙏").await;
    Ok(())
}

#[tokio::test]
async fn picks_wait_for_a_composer_that_comes_at_another_try() -> Outcome {
    for fault in ["404", "html", "truncated"] {
        let switches = without_outbox(fault, &json!({}));
        let stage = Stage::with_early_picks(switches, &["😀", "😆"]).await?;
        stage.ready_as("copy").await;
        stage.only_notice_says(NOT_LOADED).await;
        stage.comes_at_another_try("send").await;
        stage.no_notice().await;
        stage.composer_holds("😀😆").await;
        stage.click("[data-action=send]").await;
        stage.messages_are(&["😀😆"]).await;
    }
    Ok(())
}

#[tokio::test]
async fn without_the_composer_the_next_pick_copies_all_that_wait() -> Outcome {
    let stage = Stage::with_early_picks(without_outbox("404", &json!({})), &["😀"]).await?;
    stage.ready_as("copy").await;
    stage.pick("😆").await;
    stage.toast_says("😀😆 copied").await;
    stage.clipboard_holds("😀😆").await?;
    stage.pick("🙏").await;
    stage.toast_says("🙏 copied").await;
    stage.clipboard_holds("🙏").await?;
    // What was copied is not picked a second time.
    stage.comes_at_another_try("send").await;
    stage.pick("😊").await;
    stage.composer_holds("😊").await;
    Ok(())
}

#[tokio::test]
async fn a_composer_that_never_comes_is_reported_too() -> Outcome {
    let switches = without_outbox("hang", &json!({"time_factor": 0.3}));
    let stage = Stage::with_early_picks(switches, &["😀"]).await?;
    stage.only_notice_says(NOT_LOADED).await;
    stage.role_is("copy").await;
    Ok(())
}

/// Where nothing can be sent, the outbox is not needed.
#[tokio::test]
async fn outside_a_portal_and_in_the_mobile_app_it_is_not_missed() -> Outcome {
    let switches = without_outbox("404", &json!({}));
    let alone = Stage::standalone_with(Settings::default(), switches.clone()).await?;
    let mobile = Stage::opened_in(PickerPlace::Mobile, switches).await?;
    for (stage, role) in [(alone, "standalone"), (mobile, "text")] {
        stage.ready_as(role).await;
        stage.pick("😀").await;
        stage.output_field_is("😀").await;
        assert_eq!(stage.simulator.faults_met(), 0);
    }
    Ok(())
}

#[tokio::test]
async fn a_gif_waits_for_the_code_that_sends_it() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(without_outbox("404", &json!({}))).await?;
    // Opening the tab has requested the file in the background.
    until("the file is asked for", true, async || Ok(stage.outbox_is_requested())).await;
    stage.no_notice().await;
    let script = "const cell = document.querySelector('[data-gif-id]'); cell.click(); cell.click()";
    stage.in_picker(script, vec![]).await?;
    stage.only_notice_says(NOT_LOADED).await;
    assert_eq!(stage.sendings(), 0);
    stage.switch(json!({"fault": "none"}));
    stage.click(".notice [data-action=retry]").await;
    stage.toast_says("GIF sent").await;
    stage.no_notice().await;
    let other = stage.gifs().await?.swap_remove(1);
    stage.pick_gif(&other).await;
    let messages = [stage.gif_message_of(&gif), stage.gif_message_of(&other)];
    stage.messages_are(&[&messages[0], &messages[1]]).await;
    stage.sendings_are(2).await;
    assert_eq!(stage.draft().await?, "");
    Ok(())
}

#[tokio::test]
async fn a_gif_that_waits_can_be_picked_again_and_is_sent_once() -> Outcome {
    let (stage, gif) = Stage::with_sent_gifs(without_outbox("404", &json!({}))).await?;
    stage.pick_gif(&gif).await;
    stage.only_notice_says(NOT_LOADED).await;
    stage.switch(json!({"fault": "none"}));
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    stage.no_notice().await;
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    stage.sendings_are(1).await;
    Ok(())
}
