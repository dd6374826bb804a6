//! The user's state in the portal.

use super::{Outcome, Stage, until};
use serde_json::{Value, json};

/// The option in which the app stores the user's state.
const OPTION: &str = "emoji_picker";

impl Stage {
    /// Waits until the portal was asked to store this: the app writes later changes once per
    /// second, and a closed popup loses unwritten ones.
    pub async fn is_stored(&self, what: &str) {
        until("the stored state", true, async || {
            let is_it = |line: &String| line.contains("setUserOption") && line.contains(what);
            Ok(self.wire().await?.iter().any(is_it))
        })
        .await;
    }

    /// Stores a value in the app's option, as another version or another app might have.
    pub async fn store_user_option(&self, value: &Value) -> Outcome {
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
