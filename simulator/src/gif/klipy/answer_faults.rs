//! Faults that affect an API response as a whole, in KLIPY's JSON.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::errors::{self, Answer};
use crate::gif::list_faults;
use crate::switches::choices::GifAnswer;

/// Returns the response with its fault. Faults of its bytes come later, in `body_faults`.
pub(super) fn apply(fault: GifAnswer, key: &str, right: impl Fn() -> Answer) -> Answer {
    match fault {
        GifAnswer::NoKey => errors::message(401, "Unauthenticated."),
        GifAnswer::BadKey | GifAnswer::BadKeyNoCors => {
            errors::message(403, "You do not have permission to perform this action")
        }
        GifAnswer::UnknownKey | GifAnswer::UnknownKeyNoCors => errors::invalid_key(key),
        GifAnswer::NotFound => errors::not_found(),
        GifAnswer::TooLong => errors::message(414, "URI Too Long"),
        GifAnswer::Unprocessable => {
            errors::unprocessable("locale", "The locale format is invalid.")
        }
        // The real body is unknown. The real service sends no header with the time of a reset.
        GifAnswer::TooMany | GifAnswer::TooManyNoCors => errors::message(429, "Too Many Attempts."),
        GifAnswer::TooManyMeta => {
            (StatusCode::TOO_MANY_REQUESTS, json!({ "message": "Too Many Attempts." }))
        }
        GifAnswer::Broken => errors::message(500, "Server Error"),
        GifAnswer::Unavailable => errors::message(503, "Service Unavailable"),
        GifAnswer::ResultFalse => errors::message(200, "Something went wrong"),
        GifAnswer::Synthetic => (StatusCode::OK, json!({ "result": false, "data": [] })),
        GifAnswer::Region => errors::message(403, "This content is not available in your location"),
        _ => {
            let (status, mut body) = right();
            change(fault, &mut body);
            (status, body)
        }
    }
}

/// Changes the correct response, if the fault is a wrong value in it.
fn change(fault: GifAnswer, body: &mut Value) {
    // Other answers have no page of items.
    if !body["data"].is_object() {
        return;
    }
    let data = &mut body["data"];
    match fault {
        GifAnswer::NoPagination => {
            if let Some(fields) = data.as_object_mut() {
                fields.retain(|name, _| name == "data");
            }
        }
        GifAnswer::ZeroTotal => {
            data["per_page"] = json!(0);
            data["has_next"] = json!(false);
        }
        GifAnswer::StringOffset => {
            for name in ["current_page", "per_page", "has_next"] {
                let text = data[name].to_string();
                data[name] = Value::String(text);
            }
        }
        _ => {
            if let Some(list) = data.get_mut("data") {
                list_faults::apply(fault, list);
            }
        }
    }
}
