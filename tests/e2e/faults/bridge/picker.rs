//! Messages from the picker to the portal.

use super::{Trouble, WORKS, play};
use crate::faults::chat;
use crate::faults::sight::{Sight, settled};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

impl Stage {
    /// Opens a picker that inserts, with time limits for the fault.
    async fn opened_for(&self, trouble: Trouble) -> Outcome {
        self.set_draft("Hi").await?;
        self.switch(json!({"time_factor": trouble.time_factor()}));
        assert_eq!(self.opened("en", false).await?, Sight::Works);
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
    play(&stage, 0, async |trouble| {
        stage.trouble(trouble, 0);
        stage.open_picker().await?;
        let role = settled("the role", async || stage.role().await).await;
        let seen = match (&*role, trouble) {
            ("insert", _) => WORKS,
            ("copy", Trouble::Late) => {
                stage.only_notice_says("Bitrix24 does not answer").await;
                // The answer arrives after the limit, and after the limit of the channel's probe,
                // too.
                until("another role", true, async || Ok(stage.role().await? != Some(role.clone())))
                    .await;
                "says so and copies, then works"
            }
            ("copy", _) => {
                stage.only_notice_says("Bitrix24 does not answer").await;
                stage.copies("😁").await?;
                "says so and copies"
            }
            _ => panic!("the role is {role}"),
        };
        stage.trouble_is_over();
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_probe() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 1, async |trouble| {
        stage.set_draft("Hi").await?;
        stage.trouble(trouble, 1);
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
        stage.trouble_is_over();
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_draft_that_is_read() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 2, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.trouble(trouble, 2);
        stage.pick("😁").await;
        // The portal's padding may stay: the app cannot know whether it can be removed.
        stage.draft_holds("Hi😁").await;
        stage.trouble_is_over();
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
    play(&stage, 3, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.trouble(trouble, 3);
        stage.pick("😁").await;
        let seen = settled("the insertion", async || {
            let (toast, status) = (stage.toast().await?, stage.status().await?);
            Ok(match () {
                () if toast.contains("The chat did not answer") => Some("says so; Copy"),
                () if status == "😁 inserted" => Some(WORKS),
                () => None,
            })
        })
        .await;
        let draft = if trouble == Trouble::Missing { "Hi" } else { "Hi😁" };
        stage.draft_holds(draft).await;
        stage.trouble_is_over();
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
    play(&stage, 4, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.trouble(trouble, 4);
        stage.pick("😁").await;
        stage.draft_holds("Hi😁").await;
        stage.is_kept("😁").await;
        let seen = if trouble == Trouble::Twice {
            WORKS
        } else {
            stage.only_notice_says("Your recent emoji could not be saved.").await;
            "says so"
        };
        stage.trouble_is_over();
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
    play(&stage, 5, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.open_gifs().await?;
        let gifs = stage.gifs_appear().await;
        let before = stage.messages().len();
        let mut expected = vec![stage.gif_message_of(&gifs[0])];
        stage.pick_gif(&gifs[0]).await;
        let sent = async |texts: Vec<String>| {
            until("the messages", texts, async || Ok(stage.messages().split_off(before))).await;
        };
        sent(expected.clone()).await;
        stage.trouble(trouble, 5);
        stage.pick_gif(&gifs[1]).await;
        let seen = settled("the sending", async || {
            let is_sent = stage.messages().len() == before + 2;
            let is_told = stage.toast().await?.contains("Your session in Bitrix24 has ended");
            Ok(if is_sent { Some(WORKS) } else { is_told.then_some("says so") })
        })
        .await;
        stage.trouble_is_over();
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
