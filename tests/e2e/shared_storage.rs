//! All portals of a cloud share a browser's storage and channels, so the app names its keys by the
//! portal's verified host, not by values that the portal sends.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

/// The simulated portal's `member_id`.
const MEMBER_ID: &str = "da45a03b265ed12127f8a258d793cc5d";

impl Stage {
    fn portal_host(&self) -> String {
        format!("portal.localhost:{}", self.simulator.port())
    }
}

#[tokio::test]
async fn a_channel_that_is_named_by_what_a_portal_says_hears_no_pick() -> Outcome {
    let stage = Stage::with_picker().await?;
    let script = "const [host, id] = arguments; \
        window.heard = Object.fromEntries([id, `${host} ${id}`].map((whose) => { \
            const lines = []; \
            new BroadcastChannel(`emoji_picker ${whose}`).onmessage = ({ data }) => lines.push(data); \
            return [whose, lines]; \
        }))";
    let host = stage.portal_host();
    stage.in_picker(script, vec![json!(host), json!(MEMBER_ID)]).await?;
    stage.pick("😀").await;
    let whose = format!("{host} {MEMBER_ID}");
    until("the messages on the channels", json!({MEMBER_ID: [], whose: ["e😀"]}), async || {
        stage.in_picker("return window.heard", vec![]).await
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn the_theme_of_another_portal_is_not_painted_whatever_the_address_says() -> Outcome {
    let stage = Stage::with_picker_in(Settings::USUAL).await?;
    stage.switch(json!({"wasm": "held"}));
    let script = "localStorage.setItem('emoji_picker_theme other.example', 'dark'); \
        const address = new URL(location.href); \
        address.searchParams.set('DOMAIN', 'other.example'); \
        location.replace(address)";
    stage.in_picker(script, vec![]).await?;
    until("the page with another address", true, async || {
        let script = "return location.search.includes('other.example') && !!document.getElementById('search')";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    let theme = "return document.documentElement.dataset.theme ?? null";
    assert_eq!(stage.in_picker(theme, vec![]).await?, Value::Null);
    Ok(())
}

/// The same installation's name under another host: the app reads none of its data.
#[tokio::test]
async fn place_and_changes_of_another_host_are_left_alone() -> Outcome {
    let stage = Stage::with_picker().await?;
    let script = "const [id] = arguments; \
        sessionStorage.setItem('emoji_picker_place', `${id} chat12\\tgifs 0`); \
        sessionStorage.setItem('emoji_picker_changes', `other.example ${id}\\n${Date.now()} p🎉`)";
    stage.in_picker(script, vec![json!(MEMBER_ID)]).await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("👍").await;
    assert!(
        stage
            .in_picker("return document.getElementById('panel').checkVisibility()", vec![])
            .await?
            == true
    );
    Ok(())
}
