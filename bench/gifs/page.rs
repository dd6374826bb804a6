//! The widget's page, by itself in a browser's tab.

use crate::THROTTLING;
use crate::cdp::{Cdp, LIMIT};
use crate::chromium::Pipes;
use serde_json::{Value, json};
use std::time::Duration;

/// A function that waits until the widget can be used and the page has nothing to do.
const READY: &str = include_str!("page/ready.js");

/// How long a script in the page may wait for something that is to happen. Told to the script.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A page that scripts are run in.
pub struct Page {
    /// The connection to it.
    pub cdp: Cdp,
}

impl Page {
    /// Opens the widget, waits until it can be used, and makes the processor slow from then on.
    pub async fn open(pipes: Pipes, url: &str) -> Self {
        let mut cdp = Cdp::connect(pipes).await;
        cdp.call("Page.navigate", json!({ "url": url })).await;
        let mut page = Self { cdp };
        page.run(READY, json!({})).await;
        page.cdp.call("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLING })).await;
        page.run(READY, json!({})).await;
        page
    }

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
