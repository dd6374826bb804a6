//! Pages that are not the person's portal.

use crate::harness::{HURRY, Outcome, Stage, until};
use serde_json::json;

/// What the hostile page has heard.
async fn overheard(stage: &Stage) -> Outcome<String> {
    let log = stage.in_portal("return document.getElementById('log').textContent", vec![]).await?;
    Ok(log.as_str().unwrap_or_default().to_owned())
}

impl Stage {
    async fn refuses(&self, host: &str) -> Outcome {
        self.role_is("not-your-portal").await;
        let script = "return document.querySelector('main.whole-page [role=alert]').innerText";
        let text = self.in_picker(script, vec![]).await?.to_string();
        assert!(text.contains("This is not your Bitrix24") && text.contains(host), "{text}");
        assert_eq!(self.cells().await?, [""; 0]);
        Ok(())
    }
}

#[tokio::test]
async fn a_portal_that_is_not_listed_is_refused_and_told_nothing() -> Outcome {
    let stage = Stage::with_switches(json!({"window_name": "unlisted"})).await?;
    stage.refuses("evil.example").await?;
    assert_eq!(stage.wire().await?, [""; 0]);
    // The list would have filled: a portal that is listed is spoken to.
    stage.switch(json!({"window_name": "normal"}));
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    assert_ne!(stage.wire().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_hostile_page_under_its_own_name_is_refused_and_told_nothing() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), "").await?;
    stage.refuses("hostile.localhost").await?;
    assert_eq!(overheard(&stage).await?, "");
    Ok(())
}

/// The name that it forges is on the list, so the picker speaks, but only to that portal.
#[tokio::test]
async fn a_hostile_page_under_the_portals_name_hears_nothing() -> Outcome {
    let stage =
        Stage::in_hostile_page(json!({"time_factor": HURRY}), "?domain=portal.localhost:PORT")
            .await?;
    stage.ready_as("copy").await;
    stage.pick("😀").await;
    stage.toast_says("😀 copied").await;
    assert_eq!(overheard(&stage).await?, "");
    Ok(())
}

/// It listens, then: the test above would be worth nothing if it did not.
#[tokio::test]
async fn the_hostile_page_hears_what_is_posted_to_anybody() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), "").await?;
    stage.role_is("not-your-portal").await;
    stage.in_picker("parent.postMessage('to anybody', '*')", vec![]).await?;
    until("it has heard", true, async || Ok(overheard(&stage).await?.contains("to anybody"))).await;
    Ok(())
}

#[tokio::test]
async fn no_token_reaches_the_page_or_its_storage() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    let tokens = "return ['AUTH_ID', 'REFRESH_ID', 'APPLICATION_TOKEN'].map((name) => \
        document.querySelector(`input[name=${name}]`).value)";
    let tokens = stage.in_portal(tokens, vec![]).await?;
    let script = "return document.documentElement.outerHTML + location.href + \
        JSON.stringify({ ...localStorage, ...sessionStorage })";
    let page = stage.in_picker(script, vec![]).await?.to_string();
    let tokens = tokens.as_array().expect("three tokens");
    assert_eq!(tokens.len(), 3);
    for token in tokens {
        let token = token.as_str().expect("a text");
        assert!(token.len() > 20 && !page.contains(token));
    }
    Ok(())
}
