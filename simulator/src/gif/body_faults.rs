//! Faults of a response's bytes, which are the same for every service.

use std::time::Duration;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream::{self, StreamExt as _};
use serde_json::Value;

use crate::switches::choices::GifAnswer;

/// The pause between half of a response and the end of the connection.
const CUT_PAUSE: Duration = Duration::from_millis(100);

/// Returns the response of an API with the fault of its bytes, if the fault is one of these. Faults
/// in the JSON have been applied before.
pub(super) fn respond(fault: GifAnswer, status: StatusCode, mut body: Value) -> Response {
    let page = || Html("<!doctype html><title>Welcome</title><p>Please log in");
    let json = |body: Vec<u8>| ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    match fault {
        GifAnswer::BadGateway => (StatusCode::BAD_GATEWAY, page()).into_response(),
        GifAnswer::Html => page().into_response(),
        GifAnswer::Empty => json(Vec::new()),
        GifAnswer::NoContent => StatusCode::NO_CONTENT.into_response(),
        GifAnswer::Truncated => {
            let mut body = body.to_string().into_bytes();
            body.truncate(body.len() / 2);
            json(body)
        }
        GifAnswer::Bom => json(["\u{feff}", &*body.to_string()].concat().into_bytes()),
        GifAnswer::NotUtf8 => json([body.to_string().into_bytes(), vec![0xff, 0xfe]].concat()),
        GifAnswer::Deep => json("[".repeat(200_000).into_bytes()),
        GifAnswer::Huge => {
            if let Some(fields) = body.as_object_mut() {
                fields.insert("padding".to_owned(), Value::String("x".repeat(10 << 20)));
            }
            (status, axum::Json(body)).into_response()
        }
        GifAnswer::Cut => cut(body.to_string()),
        _ => (status, axum::Json(body)).into_response(),
    }
}

/// Returns half of a body whose full length was announced, then breaks the connection.
fn cut(text: String) -> Response {
    let length = text.len();
    let half: Vec<u8> = text.into_bytes().into_iter().take(length / 2).collect();
    let body =
        stream::once(async move { Ok::<_, std::io::Error>(half) }).chain(stream::once(async {
            // Without a pause nothing is sent, and a browser that receives nothing repeats the
            // request.
            tokio::time::sleep(CUT_PAUSE).await;
            Err(std::io::ErrorKind::ConnectionReset.into())
        }));
    (
        [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (header::CONTENT_LENGTH, length.to_string()),
        ],
        Body::from_stream(body),
    )
        .into_response()
}
