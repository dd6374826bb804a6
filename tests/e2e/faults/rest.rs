//! Messages that the picker sends.

use super::observation::settled;
use super::requests::{SEND, SEND_GIF, UNDO, VERSION};
use super::{Fault, chat, test_row};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

/// The message after a sending with unknown result.
const UNKNOWN: &str = "Bitrix24 did not confirm this. Check the chat to see whether it was sent.";

/// The table's text for an unknown result.
const UNCONFIRMED: &str = "not confirmed; look in the chat";

/// The table's text for success.
const WORKS: &str = "works";

impl Stage {
    async fn composer_for(&self, fault: Fault) -> Outcome {
        self.switch(json!({"time_factor": fault.time_factor()}));
        self.open_picker().await?;
        self.ready_as("send").await;
        self.pick("😀").await;
        self.composer_holds("😀").await;
        Ok(())
    }

    /// Waits for the reported result of sending: success, or unknown.
    pub(super) async fn reported_result(&self, success: &str) -> &'static str {
        settled("the sending", async || {
            let (toast, status) = (self.toast().await?, self.status().await?);
            Ok(match () {
                () if toast == UNKNOWN && status == UNKNOWN => Some(UNCONFIRMED),
                () if status == success => Some(WORKS),
                () => None,
            })
        })
        .await
    }
}

/// A message is sent at most once, and stays in the composer until its sending is confirmed.
#[tokio::test]
async fn a_message() -> Outcome {
    let stage = chat(json!({"placement": "IM_SMILES_SELECTOR"})).await?;
    test_row(&stage, &SEND, async |fault| {
        stage.composer_for(fault).await?;
        let before = stage.messages().len();
        stage.begin(fault, &SEND);
        stage.click("[data-action=send]").await;
        let result = stage.reported_result("Sent").await;
        let sent = usize::from(fault.is_carried_out());
        stage.none_is_sent_twice(before + sent);
        assert_eq!(stage.messages().len(), before + sent);
        assert_eq!(stage.composer_text().await?, if result == WORKS { "" } else { "😀" });
        stage.end();
        if sent == 0 {
            // The chat does not contain the message, and the user can send it again.
            stage.click("[data-action=send]").await;
        } else if result != WORKS {
            // The chat contains the message, so the user can remove it.
            stage.in_picker("document.getElementById('composer').value = ''", vec![]).await?;
            stage.pick("😁").await;
            stage.click("[data-action=send]").await;
        }
        stage.composer_holds("").await;
        let messages = stage.messages().split_off(before);
        let expected: &[&str] = match (sent, result) {
            (0, _) | (_, WORKS) => &["😀"],
            _ => &["😀", "😁"],
        };
        stage.none_is_sent_twice(before + expected.len());
        assert_eq!(messages, expected);
        stage.close().await?;
        Ok(result.to_owned())
    })
    .await
}

#[tokio::test]
async fn a_gif() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, &SEND_GIF, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        let gifs = stage.gifs_appear().await;
        let before = stage.messages().len();
        stage.begin(fault, &SEND_GIF);
        stage.pick_gif(&gifs[0]).await;
        let result = stage.reported_result("GIF sent").await;
        let sent = usize::from(fault.is_carried_out());
        stage.none_is_sent_twice(before + sent);
        assert_eq!(stage.messages().len(), before + sent);
        stage.end();
        let mut expected = vec![stage.gif_message_of(&gifs[0])];
        if sent == 0 {
            stage.pick_gif(&gifs[0]).await;
        } else {
            stage.pick_gif(&gifs[1]).await;
            expected.push(stage.gif_message_of(&gifs[1]));
        }
        until("the messages", expected, async || Ok(stage.messages().split_off(before))).await;
        assert_eq!(stage.draft().await?, "Hi");
        stage.close_picker().await?;
        Ok(result.to_owned())
    })
    .await
}

/// Sends a GIF and clicks Undo as soon as it is offered, which is for a short time only.
const SEND_AND_UNDO: &str = "
    return new Promise((done) => {
        const look = () => {
            const undo = document.querySelector('[data-action=toast]');
            if (!undo) return;
            watch.disconnect();
            undo.click();
            done(true);
        };
        const watch = new MutationObserver(look);
        watch.observe(document.getElementById('toasts'), { childList: true, subtree: true });
        document.querySelectorAll('[data-gif-id]')[arguments[0]].click();
    })";

#[tokio::test]
async fn an_undo() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, &UNDO, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        let before = stage.messages().len();
        stage.begin(fault, &UNDO);
        stage.in_picker(SEND_AND_UNDO, vec![json!(0)]).await?;
        let result = settled("the undoing", async || {
            let toast = stage.toast().await?;
            Ok(match () {
                () if toast.contains("could not be deleted here") => Some("says so; in the chat"),
                () if toast == "GIF deleted" => Some(WORKS),
                () if toast == UNKNOWN => Some(UNCONFIRMED),
                () => None,
            })
        })
        .await;
        let left = usize::from(!fault.is_carried_out());
        stage.none_is_sent_twice(before + left);
        assert_eq!(stage.messages().len(), before + left);
        stage.end();
        stage.in_picker(SEND_AND_UNDO, vec![json!(1)]).await?;
        stage.toast_says("GIF deleted").await;
        assert_eq!(stage.messages().len(), before + left);
        stage.close_picker().await?;
        Ok(result.to_owned())
    })
    .await
}

/// The question whether the portal is recent. A GIF is sent whatever comes of it.
#[tokio::test]
async fn the_portals_version() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, &VERSION, async |fault| {
        let met = stage.simulator.faults_met();
        // The app also asks by itself, when the picker is idle.
        stage.begin_in_a_hurry(fault, &VERSION);
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        let gifs = stage.gifs_appear().await;
        until("the fault has occurred", true, async || Ok(stage.simulator.faults_met() > met))
            .await;
        let before = stage.messages().len();
        // The answer may come after the first GIF.
        for (at, gif) in gifs.iter().take(2).enumerate() {
            stage.pick_gif(gif).await;
            until("the message", before + at + 1, async || Ok(stage.messages().len())).await;
        }
        let last = stage.raw_messages().pop().unwrap_or_default();
        stage.end();
        // The answer is remembered.
        stage.in_picker("localStorage.clear()", vec![]).await?;
        stage.close_picker().await?;
        let is_picture = last.starts_with("[img size=medium]");
        Ok(if is_picture { WORKS } else { "GIFs are sent as links" }.to_owned())
    })
    .await
}
