//! A page in a browser's tab, which scripts are run in.

use crate::cdp::{Cdp, LIMIT};
use serde_json::{Value, json};
use std::time::Duration;

/// How long a script in the page may wait for something that is to happen. Told to the script.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A page that scripts are run in.
pub struct Page {
    /// The connection to it.
    pub cdp: Cdp,
}

impl Page {
    /// Runs a function that takes one argument, and waits for what it promises.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn run(&mut self, function: &str, argument: Value) -> Value {
        self.run_within(LIMIT, function, argument).await
    }

    /// Runs a function that may take long.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn run_within(
        &mut self,
        limit: Duration,
        function: &str,
        mut argument: Value,
    ) -> Value {
        argument["patience"] = json!(PATIENCE.as_millis());
        let parameters = json!({
            "expression": format!("({})({argument})", function.trim_end().trim_end_matches(';')),
            "awaitPromise": true,
            "returnByValue": true,
        });
        let mut answer = self.cdp.call_within(limit, "Runtime.evaluate", parameters).await;
        let exception = &answer["exceptionDetails"];
        assert!(exception.is_null(), "a script in the page failed: {exception}");
        answer["result"]["value"].take()
    }
}

/// A number that must be there.
///
/// # Panics
/// When it is not.
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number where the browser gives one")
}
