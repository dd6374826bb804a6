//! What the browser wrote into its console.

use super::Outcome;
use serde::Deserialize;
use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver};

/// One message.
#[derive(Debug, Deserialize)]
pub struct Message {
    level: String,
    message: String,
}

impl Message {
    /// An uncaught error, a violation of the security policy, a download that failed.
    pub fn is_error(&self) -> bool {
        self.level == "SEVERE"
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.message
    }
}

/// The messages since the last call, of the page and of the frames in its process.
pub async fn messages(driver: &WebDriver) -> Outcome<Vec<Message>> {
    driver.cmd(ReadLog).await?.value()
}

/// Chromium's own addition to the WebDriver protocol.
#[derive(Debug)]
struct ReadLog;

impl FormatRequestData for ReadLog {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = "POST".parse().expect("a method of HTTP");
        RequestData::new(method, format!("session/{session}/se/log"))
            .add_body(json!({"type": "browser"}))
    }
}
