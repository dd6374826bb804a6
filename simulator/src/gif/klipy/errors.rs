//! Error answers: `errors` is a map of lists.

use axum::http::StatusCode;
use serde_json::{Value, json};

/// The status and the JSON of an answer.
pub(super) type Answer = (StatusCode, Value);

/// Returns an error with a message.
pub(super) fn message(status: u16, text: &str) -> Answer {
    let status = StatusCode::from_u16(status).unwrap_or_default();
    (status, json!({ "result": false, "errors": { "message": [text] } }))
}

/// Returns the error for an invalid key. It repeats the key, as the real service does.
pub(super) fn invalid_key(key: &str) -> Answer {
    message(404, &format!("The provided API key is invalid: {key}"))
}

pub(super) fn not_found() -> Answer {
    message(404, "404 Not Found")
}

/// Returns the error for a parameter that is out of its range.
pub(super) fn unprocessable(parameter: &str, text: &str) -> Answer {
    let errors = json!({ parameter: [text] });
    let body = json!({ "result": false, "data": [], "errors": errors });
    (StatusCode::UNPROCESSABLE_ENTITY, body)
}
