//! The stickers' tab: its code, the packs, and what it sends.

use super::fault::SHORT;
use super::observation::settled;
use super::requests::{MORE_PACKS, ONE_PACK, PACKS, Request, SEND_STICKER, STICKERS};
use super::{Fault, chat, test_row};
use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

/// The table's text for success.
const WORKS: &str = "works";

/// The option that names a pack of the company.
const OPTION: &str = r#"{"v":1,"packs":[{"id":71,"words":{}}]}"#;

/// Opens a chat whose portal is known to have stickers.
async fn chat_with_stickers(switches: Value) -> Outcome<Stage> {
    let stage = chat(switches).await?;
    stage.open_picker().await?;
    stage.has_sticker_tab(true).await;
    stage.close().await?;
    Ok(stage)
}

impl Stage {
    /// Opens a picker with short time limits in which nothing of the tab is there yet: neither its code,
    /// which a search would load, nor the packs of an earlier opening.
    async fn picker_without_packs(&self) -> Outcome {
        self.set_draft("Hi").await?;
        self.switch(json!({"time_factor": SHORT}));
        self.open_picker().await?;
        self.ready_as("insert").await;
        self.forget_packs().await
    }

    /// Returns the state of the tab once it is final.
    async fn observe_stickers(&self) -> String {
        settled("the stickers' tab", async || {
            let says_so = self.notices().await?.concat().contains("could not be loaded.")
                || self.text_of("#sticker-panel .empty-text").await?.contains("could not be");
            Ok(match () {
                () if says_so => Some("says so; Try again".to_owned()),
                () if !self.stickers().await?.is_empty() => Some(WORKS.to_owned()),
                () => None,
            })
        })
        .await
    }

    /// Tests a cell of a request that the opened tab sends.
    async fn sticker_cell(&self, fault: Fault, request: &Request) -> Outcome<String> {
        self.picker_without_packs().await?;
        self.begin_in_a_hurry(fault, request);
        self.open_stickers().await?;
        let observation = self.observe_stickers().await;
        self.end();
        if observation != WORKS {
            self.click("#sticker-panel [data-action=retry], .notice [data-action=retry]").await;
        }
        self.stickers_appear().await;
        self.close_picker().await?;
        Ok(observation)
    }
}

#[tokio::test]
async fn code() -> Outcome {
    let stage = chat_with_stickers(json!({})).await?;
    test_row(&stage, &STICKERS, async |fault| stage.sticker_cell(fault, &STICKERS).await).await
}

#[tokio::test]
async fn the_first_packs() -> Outcome {
    let stage = chat_with_stickers(json!({})).await?;
    test_row(&stage, &PACKS, async |fault| stage.sticker_cell(fault, &PACKS).await).await
}

#[tokio::test]
async fn further_packs() -> Outcome {
    let stage = chat_with_stickers(json!({})).await?;
    test_row(&stage, &MORE_PACKS, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.open_stickers().await?;
        stage.stickers_appear().await;
        stage.begin_in_a_hurry(fault, &MORE_PACKS);
        let observation = settled("further packs", async || {
            stage.scroll_stickers("grid.scrollHeight").await?;
            let says_so =
                stage.text_of("#sticker-panel .empty-text").await?.contains("could not be");
            let has_last =
                stage.sticker_headings().await?.iter().any(|name| name.starts_with("Warehouse"));
            Ok(match () {
                () if says_so => Some("says so; Try again"),
                () if has_last => Some(WORKS),
                () => None,
            })
        })
        .await;
        stage.end();
        if observation != WORKS {
            stage.click("#sticker-panel [data-action=retry]").await;
        }
        until("the last pack", true, async || {
            stage.scroll_stickers("grid.scrollHeight").await?;
            Ok(stage.sticker_headings().await?.iter().any(|name| name.starts_with("Warehouse")))
        })
        .await;
        stage.close_picker().await?;
        Ok(observation.to_owned())
    })
    .await
}

/// A pack of the company that does not come is left out: it may be deleted.
#[tokio::test]
async fn a_pack_of_the_company() -> Outcome {
    let stage = chat_with_stickers(json!({"user_id": 8})).await?;
    stage.simulator.set_app_option("sticker_packs", OPTION.into());
    test_row(&stage, &ONE_PACK, async |fault| {
        stage.picker_without_packs().await?;
        stage.begin_in_a_hurry(fault, &ONE_PACK);
        stage.open_stickers().await?;
        let first = stage.stickers_appear().await.swap_remove(0);
        stage.close_picker().await?;
        Ok(if first.starts_with("custom/") { WORKS } else { "other packs only" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn a_sticker() -> Outcome {
    let stage = chat_with_stickers(json!({})).await?;
    test_row(&stage, &SEND_STICKER, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.open_stickers().await?;
        stage.stickers_appear().await;
        let before = stage.messages().len();
        stage.begin_in_a_hurry(fault, &SEND_STICKER);
        stage.pick_sticker("vendor/1/5").await;
        let result = stage.reported_result("Sticker sent").await;
        let sent = usize::from(fault.is_carried_out());
        stage.none_is_sent_twice(before + sent);
        assert_eq!(stage.messages().len(), before + sent);
        stage.end();
        stage.pick_sticker("vendor/1/6").await;
        until("the messages", before + sent + 1, async || Ok(stage.messages().len())).await;
        assert_eq!(stage.draft().await?, "Hi");
        stage.close_picker().await?;
        Ok(result.to_owned())
    })
    .await
}
