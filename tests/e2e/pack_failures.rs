//! Language packs that do not load or have other contents.

use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};
use thirtyfour::Key;

const IN_ENGLISH: &str = "Search works in English";
const NO_NAMES: &str = "search does not work";

/// A factor on time limits: short enough for waiting for a retry, long enough not to miss it.
const SOON: f64 = 0.2;

impl Stage {
    async fn with_packs(switches: Value) -> Outcome<Self> {
        let mut all = json!({"lang": "ru", "time_factor": SOON});
        if let (Some(all), Some(more)) = (all.as_object_mut(), switches.as_object()) {
            all.extend(more.clone());
        }
        let stage = Self::with_switches(all).await?;
        stage.role_is("insert").await;
        Ok(stage)
    }

    async fn interface_is_russian(&self) {
        let script = "return document.documentElement.lang";
        until("Russian", json!("ru"), async || self.in_picker(script, vec![]).await).await;
    }

    async fn try_again(&self) {
        self.click(".notice .button:not([aria-label])").await;
    }

    /// Returns how often a file was requested.
    fn requests_of(&self, file: &str) -> usize {
        let log = self.simulator.log();
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        // A build may add a hash to the name.
        let is_it = |path: &Value| path.as_str().is_some_and(|path| path.contains(file));
        entries.iter().filter(|it| it["kind"] == "request" && is_it(&it["path"])).count()
    }
}

#[tokio::test]
async fn without_the_persons_language_english_works_and_trying_again_helps() -> Outcome {
    for fault in ["404", "truncated", "html", "other_catalogue"] {
        let stage = Stage::with_packs(json!({"pack": fault, "pack_locales": ["ru"]})).await?;
        stage.only_notice_says(IN_ENGLISH).await;
        stage.set_query("pizza").await?;
        stage.first_cell_is("🍕").await;
        assert_eq!(stage.requests_of("/data/ru."), 2, "{fault}: once more by itself");
        stage.switch(json!({"pack": "normal"}));
        stage.try_again().await;
        stage.interface_is_russian().await;
        stage.no_notice().await;
        stage.set_query("пицца").await?;
        stage.first_cell_is("🍕").await;
    }
    Ok(())
}

#[tokio::test]
async fn a_language_that_hangs_is_given_up_and_english_does_not_wait_for_it() -> Outcome {
    let switches = json!({"pack": "hang", "pack_locales": ["ru"], "time_factor": 1.0});
    let stage = Stage::with_packs(switches).await?;
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.no_notice().await;
    stage.switch(json!({"time_factor": 0.1}));
    stage.reopen_picker().await?;
    stage.only_notice_says(IN_ENGLISH).await;
    Ok(())
}

#[tokio::test]
async fn a_language_that_fails_once_comes_by_itself() -> Outcome {
    // Four seconds of pause, in which the server recovers.
    let stage = Stage::with_packs(json!({"pack": "404", "time_factor": 2.0})).await?;
    until("the first attempt", true, async || Ok(stage.requests_of("/data/ru.") == 1)).await;
    stage.switch(json!({"pack": "normal"}));
    stage.interface_is_russian().await;
    stage.no_notice().await;
    assert_eq!(stage.requests_of("/data/ru."), 2);
    Ok(())
}

#[tokio::test]
async fn without_english_the_persons_language_works() -> Outcome {
    let stage = Stage::with_packs(json!({"pack": "404", "pack_locales": ["en"]})).await?;
    stage.interface_is_russian().await;
    until("one notice", 1, async || Ok(stage.notices().await?.len())).await;
    stage.set_query("пицца").await?;
    stage.first_cell_is("🍕").await;
    stage.switch(json!({"pack": "normal"}));
    stage.try_again().await;
    stage.no_notice().await;
    stage.set_query(":tada:").await?;
    stage.first_cell_is("🎉").await;
    Ok(())
}

#[tokio::test]
async fn without_any_language_picks_work_and_trying_again_helps() -> Outcome {
    let stage = Stage::with_packs(json!({"pack": "404"})).await?;
    stage.only_notice_says(NO_NAMES).await;
    stage.inserts_from_first_rows("🙏").await?;
    stage.set_query("пицца").await?;
    stage.switch(json!({"pack": "normal"}));
    stage.try_again().await;
    stage.first_cell_is("🍕").await;
    stage.no_notice().await;
    Ok(())
}

#[tokio::test]
async fn a_query_and_its_enter_wait_for_the_language() -> Outcome {
    let stage = Stage::with_packs(json!({"pack": "held", "time_factor": 1.0})).await?;
    stage.set_query("пицца").await?;
    stage.press([Key::Enter]).await?;
    assert_eq!(stage.draft().await?, "");
    stage.switch(json!({"pack": "normal"}));
    stage.draft_is("🍕").await;
    Ok(())
}

/// English has loaded, and has no result or a wrong one for the query.
#[tokio::test]
async fn an_enter_is_not_answered_in_the_wrong_language() -> Outcome {
    let switches = json!({"pack": "held", "pack_locales": ["ru"], "time_factor": 0.5});
    let stage = Stage::with_packs(switches).await?;
    stage.set_query("пицца").await?;
    stage.press([Key::Enter]).await?;
    until("English", true, async || Ok(stage.requests_of("/data/en.") == 1)).await;
    stage.switch(json!({"pack": "normal"}));
    stage.draft_is("🍕").await;
    Ok(())
}
