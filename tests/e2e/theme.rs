//! The portal's theme, from the first paint on.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

impl Stage {
    async fn theme_is(&self, theme: Value) {
        let script = "return document.documentElement.dataset.theme ?? null";
        until("the theme", theme, async || self.in_picker(script, vec![]).await).await;
    }

    /// Opens the picker again, and checks it before the app can start.
    async fn first_paint_is(&self, theme: Value) -> Outcome {
        self.switch(json!({"wasm": "held"}));
        self.reopen_picker().await?;
        let app = "return document.documentElement.dataset.app ?? null";
        assert_eq!(self.in_picker(app, vec![]).await?, Value::Null, "the app is held");
        let script = "return document.documentElement.dataset.theme ?? null";
        assert_eq!(self.in_picker(script, vec![]).await?, theme);
        self.switch(json!({"wasm": "normal"}));
        self.reopen_picker().await?;
        self.ready_as("insert").await;
        Ok(())
    }
}

#[tokio::test]
async fn it_is_there_before_the_app_from_the_second_opening_on() -> Outcome {
    let dark = [("theme", "dark")];
    let stage = Stage::with_app_options_in(Settings::USUAL, json!({}), &dark).await?;
    stage.theme_is(json!("dark")).await;
    stage.first_paint_is(json!("dark")).await?;
    // The administrator changes the setting: the stored dark theme is used until the portal
    // answers, and never again.
    stage.simulator.set_app_option("theme", json!("light"));
    stage.reopen_picker().await?;
    stage.theme_is(Value::Null).await;
    stage.first_paint_is(Value::Null).await
}

#[tokio::test]
async fn what_the_address_says_wins() -> Outcome {
    let dark = [("theme", "dark")];
    let stage = Stage::with_app_options_in(Settings::USUAL, json!({}), &dark).await?;
    stage.theme_is(json!("dark")).await;
    let light = "location.replace(`${location.href}&theme=light`)";
    stage.in_picker(light, vec![]).await?;
    stage.theme_is(json!("light")).await;
    stage.ready_as("insert").await;
    stage.theme_is(json!("light")).await;
    Ok(())
}
