//! A page in a browser's tab, in which scripts run.

use crate::cdp::{Cdp, LIMIT};
use serde_json::{Value, json};
use std::time::Duration;

/// The time that a script in the page may wait for an event. Passed to the script.
pub const WAIT_LIMIT: Duration = Duration::from_secs(30);

/// A page in which scripts run.
pub struct Page {
    /// The connection to it.
    pub cdp: Cdp,
}

impl Page {
    /// Runs a function with one argument, and waits for its promise.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn run(&mut self, function: &str, argument: Value) -> Value {
        self.run_within(LIMIT, function, argument).await
    }

    /// Runs a function that may take long, as [`run`](Self::run) does.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn run_within(
        &mut self,
        limit: Duration,
        function: &str,
        mut argument: Value,
    ) -> Value {
        argument["patience"] = json!(WAIT_LIMIT.as_millis());
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

/// Returns a number that must be present.
///
/// # Panics
/// When the value is no number.
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number where the browser gives one")
}
