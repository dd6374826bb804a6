//! Reads Chromium's console.

use super::Outcome;
use serde::Deserialize;
use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver};

/// A console message.
#[derive(Debug, Deserialize)]
struct Message {
    level: String,
    message: String,
}

/// Returns uncaught errors, violations of the security policy and failed downloads since the last
/// call, of the page and of frames in its process.
pub async fn errors(driver: &WebDriver) -> Outcome<Vec<String>> {
    let messages: Vec<Message> = driver.cmd(ReadLog).await?.value()?;
    let errors = messages.into_iter().filter(|message| message.level == "SEVERE");
    Ok(errors.map(|error| error.message).collect())
}

/// Chromium's extension of the WebDriver protocol for reading the log.
#[derive(Debug)]
struct ReadLog;

impl FormatRequestData for ReadLog {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = "POST".parse().expect("a method of HTTP");
        RequestData::new(method, format!("session/{session}/se/log"))
            .add_body(json!({"type": "browser"}))
    }
}
