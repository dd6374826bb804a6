//! What the portal keeps for the person.

use super::{Outcome, Stage, until};
use serde_json::{Value, json};

/// The name under which the widget keeps the person's state.
const OPTION: &str = "emoji_picker";

impl Stage {
    /// Waits until the portal was told to keep this for the person: later changes are written
    /// once a second, and a popup that closes takes with it what is not.
    pub async fn is_kept(&self, what: &str) {
        until("what is kept", true, async || {
            let is_it = |line: &String| line.contains("setUserOption") && line.contains(what);
            Ok(self.wire().await?.iter().any(is_it))
        })
        .await;
    }

    /// Stores something under the widget's name, as another version of it or another app might
    /// have.
    pub async fn store_person(&self, value: &Value) -> Outcome {
        let script = "
            const [name, value, done] = arguments;
            const request = { method: 'POST', headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ owner: 'user', name, value }) };
            fetch('/sim/option', request).then((response) => done(response.ok));";
        let driver = self.enter_portal().await?;
        let stored = driver.execute_async(script, vec![json!(OPTION), value.clone()]).await?;
        assert_eq!(stored.json(), true);
        Ok(())
    }
}
