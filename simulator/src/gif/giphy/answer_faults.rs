//! Faults that affect an API response as a whole, in GIPHY's JSON.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::gif::list_faults;
use crate::switches::choices::GifAnswer;

/// Returns the response with its fault. Faults of its bytes come later, in `body_faults`.
pub(super) fn apply(
    fault: GifAnswer,
    right: impl Fn() -> (StatusCode, Value),
) -> (StatusCode, Value) {
    let message = |status: u16, text: &str| {
        (StatusCode::from_u16(status).unwrap_or_default(), json!({ "message": text }))
    };
    let meta = |status: u16, text: &str| {
        let meta = json!({ "status": status, "msg": text, "response_id": "" });
        let status = StatusCode::from_u16(status).unwrap_or_default();
        (status, json!({ "data": [], "meta": meta }))
    };
    match fault {
        GifAnswer::NoKey => message(401, "No API key found in request"),
        GifAnswer::BadKey
        | GifAnswer::BadKeyNoCors
        | GifAnswer::UnknownKey
        | GifAnswer::UnknownKeyNoCors => message(403, "Invalid authentication credentials"),
        GifAnswer::NotFound => meta(404, "Not Found"),
        GifAnswer::TooLong => meta(414, "Request-URI Too Long"),
        GifAnswer::TooMany => message(429, "API rate limit exceeded"),
        GifAnswer::TooManyNoCors => message(429, "Too Many Requests"),
        GifAnswer::TooManyMeta => meta(429, "API rate limit exceeded"),
        GifAnswer::Broken => message(500, "Internal Server Error"),
        GifAnswer::Unavailable => message(503, "Service Unavailable"),
        GifAnswer::Unprocessable => meta(422, "Unprocessable Entity"),
        GifAnswer::Synthetic | GifAnswer::ResultFalse => meta(200, "OK"),
        GifAnswer::Region => message(403, "This content is not available in your location"),
        _ => {
            let (status, mut body) = right();
            change(fault, &mut body);
            (status, body)
        }
    }
}

/// Changes the correct response, if the fault is a wrong value in it.
fn change(fault: GifAnswer, body: &mut Value) {
    match fault {
        GifAnswer::NoPagination => {
            body.as_object_mut().map(|fields| fields.remove("pagination"));
        }
        GifAnswer::ZeroTotal => body["pagination"]["total_count"] = json!(0),
        GifAnswer::StringOffset => {
            let offset = body["pagination"]["offset"].to_string();
            body["pagination"]["offset"] = Value::String(offset);
        }
        _ => {
            if let Some(list) = body.get_mut("data") {
                list_faults::apply(fault, list);
            }
        }
    }
}
