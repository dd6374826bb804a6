//! Messages from the picker to the portal.

use super::{MessageFault, WORKS, test_row};
use crate::faults::chat;
use crate::faults::observation::{Observation, settled};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

impl Stage {
    /// Opens a picker that inserts, with time limits for the fault.
    async fn opened_for(&self, fault: MessageFault) -> Outcome {
        self.set_draft("Hi").await?;
        self.switch(json!({"time_factor": fault.time_factor()}));
        assert_eq!(self.opened("en", false).await?, Observation::Works);
        self.set_query("").await
    }

    async fn close_and_insert(&self) -> Outcome {
        self.close().await?;
        self.open_picker().await?;
        self.inserts("😀").await?;
        self.no_notice().await;
        self.close().await
    }

    async fn role(&self) -> Outcome<Option<String>> {
        let role = self.in_picker("return document.documentElement.dataset.role", vec![]).await?;
        Ok(role.as_str().map(str::to_owned))
    }
}

#[tokio::test]
async fn the_handshake() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, 0, async |fault| {
        stage.begin_message_fault(fault, 0);
        stage.open_picker().await?;
        let role = settled("the role", async || stage.role().await).await;
        let seen = match (&*role, fault) {
            ("insert", _) => WORKS,
            ("copy", MessageFault::Late) => {
                stage.only_notice_says("Bitrix24 is not responding").await;
                // The answer arrives after the limit, and after the limit of the channel's probe,
                // too.
                until("another role", true, async || Ok(stage.role().await? != Some(role.clone())))
                    .await;
                "says so and copies, then works"
            }
            ("copy", _) => {
                stage.only_notice_says("Bitrix24 is not responding").await;
                stage.copies("😁").await?;
                "says so and copies"
            }
            _ => panic!("the role is {role}"),
        };
        stage.end_message_fault();
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_probe() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, 1, async |fault| {
        stage.set_draft("Hi").await?;
        stage.begin_message_fault(fault, 1);
        stage.open_picker().await?;
        let role = settled("the role", async || {
            // With short limits, the portal of a busy machine may count as silent at first.
            Ok(stage.role().await?.filter(|role| role != "copy"))
        })
        .await;
        let seen = match &*role {
            "insert" => WORKS,
            "send" => {
                stage.pick("😁").await;
                stage.composer_holds("😁").await;
                "composer that sends"
            }
            _ => panic!("the role is {role}"),
        };
        assert_eq!(stage.draft().await?, "Hi");
        stage.end_message_fault();
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_draft_that_is_read() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, 2, async |fault| {
        stage.opened_for(fault).await?;
        stage.begin_message_fault(fault, 2);
        stage.pick("😁").await;
        // The portal's padding may stay: the app cannot know whether it can be removed.
        stage.draft_holds("Hi😁").await;
        stage.end_message_fault();
        stage.pick("😀").await;
        stage.draft_holds("Hi😁😀").await;
        stage.close_and_insert().await?;
        Ok(WORKS)
    })
    .await
}

#[tokio::test]
async fn the_insertion() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, 3, async |fault| {
        stage.opened_for(fault).await?;
        stage.begin_message_fault(fault, 3);
        stage.pick("😁").await;
        let seen = settled("the insertion", async || {
            let (toast, status) = (stage.toast().await?, stage.status().await?);
            Ok(match () {
                () if toast.contains("The chat did not respond") => Some("says so; Copy"),
                () if status == "😁 inserted" => Some(WORKS),
                () => None,
            })
        })
        .await;
        let draft = if fault == MessageFault::Missing { "Hi" } else { "Hi😁" };
        stage.draft_holds(draft).await;
        stage.end_message_fault();
        if seen != WORKS {
            stage.click(".toast [data-action=copy]").await;
            stage.toast_says("😁 copied").await;
        }
        stage.pick("😀").await;
        stage.draft_holds(&format!("{draft}😀")).await;
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_person() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, 4, async |fault| {
        stage.opened_for(fault).await?;
        stage.begin_message_fault(fault, 4);
        stage.pick("😁").await;
        stage.draft_holds("Hi😁").await;
        stage.is_stored("😁").await;
        let seen = if fault == MessageFault::Twice {
            WORKS
        } else {
            stage.only_notice_says("Your recent emoji could not be saved.").await;
            "says so"
        };
        stage.end_message_fault();
        // The next write contains all of it.
        stage.pick("😀").await;
        stage.draft_holds("Hi😁😀").await;
        until("both are kept", true, async || {
            let both =
                |line: &String| ["setUserOption", "😁", "😀"].iter().all(|it| line.contains(it));
            Ok(stage.wire().await?.iter().any(both))
        })
        .await;
        stage.close_and_insert().await?;
        stage.open_picker().await?;
        stage.ready_as("insert").await;
        let first_row: Vec<String> = stage.cells().await?.into_iter().take(8).collect();
        assert!(["😁", "😀"].iter().all(|it| first_row.contains(&(*it).to_owned())));
        stage.close().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn a_new_token() -> Outcome {
    let stage = chat(json!({"token_calls": 1})).await?;
    test_row(&stage, 5, async |fault| {
        stage.opened_for(fault).await?;
        stage.open_gifs().await?;
        let gifs = stage.gifs_appear().await;
        let before = stage.messages().len();
        let mut expected = vec![stage.gif_message_of(&gifs[0])];
        stage.pick_gif(&gifs[0]).await;
        let sent = async |texts: Vec<String>| {
            until("the messages", texts, async || Ok(stage.messages().split_off(before))).await;
        };
        sent(expected.clone()).await;
        stage.begin_message_fault(fault, 5);
        stage.pick_gif(&gifs[1]).await;
        let seen = settled("the sending", async || {
            let is_sent = stage.messages().len() == before + 2;
            let is_told = stage.toast().await?.contains("Your session in Bitrix24 has ended");
            Ok(if is_sent { Some(WORKS) } else { is_told.then_some("says so") })
        })
        .await;
        stage.end_message_fault();
        if seen != WORKS {
            stage.pick_gif(&gifs[1]).await;
        }
        expected.push(stage.gif_message_of(&gifs[1]));
        sent(expected).await;
        stage.close_picker().await?;
        Ok(seen)
    })
    .await
}
