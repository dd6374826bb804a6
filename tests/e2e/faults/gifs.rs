//! The GIF tab: its code, and the service's responses.

use super::fault::SHORT;
use super::observation::{FOUND, Observation, settled};
use super::requests::{
    BY_ID, GIFS, KLIPY_BY_ID, KLIPY_SEARCHING, KLIPY_TOPICS, KLIPY_TRENDING, Request, SEARCHING,
    TOPICS, TRENDING,
};
use super::{Fault, chat, test_row};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

/// A service, and what is tested with it.
struct Service {
    /// The name in messages.
    name: &'static str,
    /// The value of the switch `klipy_key`.
    klipy_key: &'static str,
    /// A user's state with two favourite GIFs.
    person: &'static str,
    /// The number of topics that the service has in English.
    topics: u64,
}

const GIPHY: Service = Service {
    name: "GIPHY",
    klipy_key: "none",
    person: r#"{"v":1,"gifs":{"f":"SimG00003 SimG00001"}}"#,
    topics: 6,
};

const KLIPY: Service = Service {
    name: "KLIPY",
    klipy_key: "right",
    person: r#"{"v":1,"gifs":{"f":"k:9007199254741007 k:9007199254741003"}}"#,
    topics: 35,
};

impl Service {
    async fn chat(&self) -> Outcome<Stage> {
        chat(json!({"klipy_key": self.klipy_key})).await
    }
}

impl Stage {
    /// Opens a complete picker with short time limits and a draft.
    pub(super) async fn picker_in_a_hurry(&self) -> Outcome {
        self.set_draft("Hi").await?;
        self.switch(json!({"time_factor": SHORT}));
        assert_eq!(self.opened("en", false).await?, Observation::Works);
        assert_eq!(self.cells().await?[0], FOUND);
        self.set_query("").await
    }

    /// Starts the fault, in a page whose time limits are already short.
    pub(super) fn begin_in_a_hurry(&self, fault: Fault, request: &Request) {
        self.begin(fault, request);
        self.switch(json!({"time_factor": SHORT}));
    }

    /// Returns the state of the tab once it is final.
    async fn observe_gifs(&self) -> String {
        settled("the GIF tab", async || {
            if self.notices().await?.concat().contains("could not be loaded.") {
                return Ok(Some("says so; Try again".to_owned()));
            }
            let message = self.gif_message().await?;
            let gifs = self.gifs().await?;
            let service = message.split(' ').next().unwrap_or_default();
            Ok(match &message {
                _ if !gifs.is_empty() => Some("works".to_owned()),
                _ if message.contains("is having problems") => {
                    Some(format!("{service} has problems; Try again"))
                }
                _ if message.contains("cannot be reached") => {
                    Some(format!("{service} not reached; Try again"))
                }
                _ if message.contains("is not responding") => {
                    Some(format!("{service} not responding; Try again"))
                }
                _ if message.is_empty() => None,
                _ => panic!("the GIF tab says: {message}"),
            })
        })
        .await
    }

    /// Checks that the emoji tab still works.
    async fn emoji_work(&self) -> Outcome {
        let query = self.query().await?;
        self.open_emoji().await?;
        self.set_query("").await?;
        self.pick("🙏").await;
        self.draft_holds("Hi🙏").await;
        self.set_query(&query).await?;
        Ok(())
    }

    /// Clicks the button until the request is repeated: during the pause it only waits.
    async fn try_gifs_again(&self) -> Outcome {
        self.click("#gif-panel [data-action=retry], .notice [data-action=retry]").await;
        Ok(())
    }

    /// Closes the picker, which would open in the last used tab.
    pub(super) async fn close_picker(&self) -> Outcome {
        self.end();
        self.open_emoji().await?;
        // A position with a query is not stored.
        self.set_query("").await?;
        until("the tab is kept", true, async || {
            let script =
                "return sessionStorage.getItem('emoji_picker_place')?.includes('\\temoji ')";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
        self.close().await
    }
}

#[tokio::test]
async fn code() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, &GIFS, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.begin_in_a_hurry(fault, &GIFS);
        stage.open_gifs().await?;
        stage.set_query("cat").await?;
        let observation = stage.observe_gifs().await;
        if observation != "works" {
            stage.emoji_work().await?;
            stage.open_gifs().await?;
            assert_eq!(stage.observe_gifs().await, observation);
        }
        stage.end();
        if observation != "works" {
            stage.try_gifs_again().await?;
        }
        stage.query_is("cat").await;
        stage.gifs_are("Cat").await;
        stage.close_picker().await?;
        Ok(observation.to_owned())
    })
    .await
}

/// Tests one cell of the service's responses; `ask` makes the tab send the request.
async fn answer_cell(
    stage: &Stage,
    request: &Request,
    fault: Fault,
    ask: impl AsyncFn() -> Outcome,
) -> Outcome<String> {
    stage.picker_in_a_hurry().await?;
    if [TRENDING.name, KLIPY_TRENDING.name].contains(&request.name) {
        stage.begin_in_a_hurry(fault, request);
        stage.open_gifs().await?;
    } else {
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        stage.begin_in_a_hurry(fault, request);
        ask().await?;
        until("the request is sent", true, async || {
            let met = stage.logged("gif").len() > 1 || stage.gifs().await?.is_empty();
            Ok(met)
        })
        .await;
    }
    let observation = stage.observe_gifs().await;
    let query = stage.query().await?;
    if observation != "works" {
        stage.emoji_work().await?;
        stage.end();
        stage.open_gifs().await?;
        // Returning later also retries, so there may be no button left.
        until("GIFs, by themselves or asked for again", true, async || {
            let retry = "document.querySelector('#gif-panel [data-action=retry]')?.click()";
            stage.in_picker(retry, vec![]).await?;
            Ok(!stage.gifs().await?.is_empty())
        })
        .await;
    }
    stage.query_is(&query).await;
    if query == "cat" {
        stage.gifs_are("Cat").await;
    }
    stage.close_picker().await?;
    Ok(observation)
}

async fn test_trending(service: &Service, request: &Request) -> Outcome {
    let stage = service.chat().await?;
    test_row(&stage, request, async |fault| {
        answer_cell(&stage, request, fault, async || Ok(())).await
    })
    .await
}

#[tokio::test]
async fn trending() -> Outcome {
    test_trending(&GIPHY, &TRENDING).await
}

#[tokio::test]
async fn trending_at_klipy() -> Outcome {
    test_trending(&KLIPY, &KLIPY_TRENDING).await
}

async fn test_search(service: &Service, request: &Request) -> Outcome {
    let stage = service.chat().await?;
    test_row(&stage, request, async |fault| {
        answer_cell(&stage, request, fault, async || {
            stage.search_gifs("cat").await?;
            until("other GIFs than before", false, async || {
                let names = stage.gif_names().await?;
                Ok(!names.is_empty() && !names.iter().all(|name| name.contains("Cat")))
            })
            .await;
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn search() -> Outcome {
    test_search(&GIPHY, &SEARCHING).await
}

#[tokio::test]
async fn search_at_klipy() -> Outcome {
    test_search(&KLIPY, &KLIPY_SEARCHING).await
}

async fn test_favourites(service: &Service, request: &Request) -> Outcome {
    let stage = service.chat().await?;
    stage.store_user_option(&json!(service.person)).await?;
    test_row(&stage, request, async |fault| {
        answer_cell(&stage, request, fault, async || {
            stage.click_chip_of_gifs("favourites").await?;
            until("other GIFs than before", false, async || {
                let gifs = stage.gifs().await?;
                Ok(!gifs.is_empty() && gifs.len() != 2)
            })
            .await;
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn favourites() -> Outcome {
    test_favourites(&GIPHY, &BY_ID).await
}

#[tokio::test]
async fn favourites_at_klipy() -> Outcome {
    test_favourites(&KLIPY, &KLIPY_BY_ID).await
}

/// Tests the row of the service's topics; the GIFs below stay.
async fn test_topics(service: &Service, request: &Request) -> Outcome {
    let stage = service.chat().await?;
    test_row(&stage, request, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        stage.begin_in_a_hurry(fault, request);
        stage.click_chip_of_gifs("popular").await?;
        let name = service.name;
        let observation = settled("the topics", async || {
            let toast = stage.toast().await?;
            let topics = stage.count("[data-chip=popular-search]").await?;
            Ok(match &toast {
                _ if topics == service.topics => Some("works".to_owned()),
                _ if toast.contains("is having problems") => {
                    Some(format!("{name} has problems; again"))
                }
                _ if toast.contains("cannot be reached") => {
                    Some(format!("{name} not reached; again"))
                }
                _ if toast.contains("is not responding") => {
                    Some(format!("{name} not responding; again"))
                }
                _ => None,
            })
        })
        .await;
        assert!(!stage.gifs().await?.is_empty());
        stage.end();
        if observation != "works" {
            stage.click_chip_of_gifs("popular").await?;
            stage.count_is("[data-chip=popular-search]", service.topics).await;
        }
        stage.close_picker().await?;
        Ok(observation)
    })
    .await
}

#[tokio::test]
async fn popular_searches() -> Outcome {
    test_topics(&GIPHY, &TOPICS).await
}

#[tokio::test]
async fn topics_of_klipy() -> Outcome {
    test_topics(&KLIPY, &KLIPY_TOPICS).await
}
