//! Pages that are not the user's portal.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;

impl Stage {
    /// Returns the messages that the hostile page has received.
    pub async fn messages_to_hostile_page(&self) -> Outcome<String> {
        let script = "return document.getElementById('log').textContent";
        Ok(self.in_portal(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Checks that the picker says that this is not the user's portal, names the host, and offers
    /// nothing.
    pub async fn refuses(&self, host: &str) -> Outcome {
        self.role_is("not-your-portal").await;
        let script = "return document.querySelector('main.whole-page [role=alert]').innerText";
        let text = self.in_picker(script, vec![]).await?.to_string();
        assert!(text.contains("This is not your Bitrix24") && text.contains(host), "{text}");
        assert_eq!(self.cells().await?, [""; 0]);
        Ok(())
    }
}

#[tokio::test]
async fn a_portal_that_is_not_listed_is_refused_and_receives_nothing() -> Outcome {
    let stage = Stage::with_switches(json!({"window_name": "unlisted"})).await?;
    stage.refuses("evil.example").await?;
    assert_eq!(stage.wire().await?, [""; 0]);
    // With a listed portal, the log would not be empty: the app posts messages to it.
    stage.switch(json!({"window_name": "normal"}));
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    assert_ne!(stage.wire().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_hostile_page_under_its_own_name_is_refused_and_receives_nothing() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), "").await?;
    stage.refuses("hostile.localhost").await?;
    assert_eq!(stage.messages_to_hostile_page().await?, "");
    Ok(())
}

/// Proves that the hostile page listens, so that the previous test can detect messages.
#[tokio::test]
async fn the_hostile_page_receives_what_is_posted_to_any_origin() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), "").await?;
    stage.role_is("not-your-portal").await;
    stage.in_picker("parent.postMessage('to anybody', '*')", vec![]).await?;
    until("the message in the hostile page", true, async || {
        Ok(stage.messages_to_hostile_page().await?.contains("to anybody"))
    })
    .await;
    Ok(())
}
