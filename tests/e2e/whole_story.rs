//! The whole way from a portal without the app to an undone GIF.

use crate::harness::{LONG_LIMITS, Outcome, PickerPlace, Stage, until};
use serde_json::{Value, json};

impl Stage {
    /// Returns whether the picker is available above the message field.
    async fn has_chip(&self) -> Outcome<bool> {
        let script = "return document.getElementById('apps-chip') !== null";
        Ok(self.in_portal(script, vec![]).await? == true)
    }

    /// Opens the app's page as an administrator of a portal without the app.
    async fn with_first_visit() -> Outcome<Self> {
        let switches = json!({"fresh_portal": true, "is_admin": true, "user_id": 1, "time_factor": LONG_LIMITS});
        let stage = Self::with_app_page(switches).await?;
        stage.role_is("admin").await;
        Ok(stage)
    }

    /// Clicks a button of the app's page as soon as it is enabled.
    async fn press_button(&self, action: &str) {
        self.click(&format!("[data-action='{action}']:not([aria-disabled])")).await;
    }

    /// Switches to another user of the portal.
    async fn switch_user(&self, person: Value) -> Outcome {
        self.switch(person);
        self.open_portal().await
    }
}

fn ordinary_user() -> Value {
    json!({"is_admin": false, "user_id": 2})
}

#[tokio::test]
async fn from_an_empty_portal_to_a_gif_that_was_taken_back() -> Outcome {
    let mut stage = Stage::with_first_visit().await?;
    stage.press_button("add").await;
    stage.press_button("finish").await;
    until("the installation is finished", true, async || Ok(stage.simulator.is_installed())).await;
    until("the portal has reloaded", json!("?install_finished=Y"), async || {
        stage.in_portal("return location.search", vec![]).await
    })
    .await;

    stage.switch_user(ordinary_user()).await?;
    assert!(stage.has_chip().await?);
    stage.open_in(PickerPlace::Popup).await;
    stage.inserts("😀").await?;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    assert_eq!(stage.draft().await?, "😀");
    stage.click("[data-action=toast]").await;
    stage.toast_says("GIF deleted").await;
    stage.messages_are(&[]).await;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn before_the_installation_is_finished_there_is_no_picker() -> Outcome {
    let stage = Stage::with_first_visit().await?;
    stage.press_button("add").await;
    until("the picker is bound", true, async || {
        Ok(stage.simulator.bindings().as_array().is_some_and(|all| !all.is_empty()))
    })
    .await;
    stage.switch_user(ordinary_user()).await?;
    assert!(!stage.has_chip().await?);
    stage.click_in_portal("#open-app").await?;
    until("the portal says why", true, async || {
        let text = stage.in_portal("return document.getElementById('page').textContent", vec![]);
        Ok(text.await?.to_string().contains("not fully installed"))
    })
    .await;
    assert!(!stage.has_chip().await?);
    Ok(())
}
