//! Faults that affect an API response as a whole.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream::{self, StreamExt as _};
use serde_json::{Value, json};

use crate::switches::choices::{GifAnswer, GifTime};
use crate::world::World;

/// The pause between half of a response and the end of the connection.
const CUT_PAUSE: Duration = Duration::from_millis(100);

/// Returns the fault of this request, and decrements the switch that limits the number of faults.
pub(super) fn take(world: &World) -> GifAnswer {
    let mut switches = world.switches.write();
    let fault = switches.gif_answer;
    if switches.gif_fault_count > 0 && fault != GifAnswer::Right {
        switches.gif_fault_count -= 1;
        if switches.gif_fault_count == 0 {
            switches.gif_answer = GifAnswer::Right;
        }
    }
    fault
}

/// Delays the response as the switches require.
pub(super) async fn wait(world: &World) {
    let (time, slow_ms) = {
        let switches = world.switches.read();
        (switches.gif_time, switches.gif_slow_ms)
    };
    match time {
        GifTime::Right => {}
        GifTime::Slow => tokio::time::sleep(Duration::from_millis(slow_ms.into())).await,
        GifTime::Hold => world.released(|switches| switches.gif_time == GifTime::Hold).await,
    }
}

/// Returns the response with its fault.
///
/// # Errors
/// Returns the correct response as the error, or one that differs from it only in its JSON.
pub(super) fn answer(
    fault: GifAnswer,
    right: impl Fn() -> (StatusCode, Value),
) -> Result<Response, (StatusCode, Value)> {
    let message = |status: u16, text: &str| {
        let status = StatusCode::from_u16(status).unwrap_or_default();
        Err((status, json!({ "message": text })))
    };
    let meta = |status: u16, text: &str| {
        let meta = json!({ "status": status, "msg": text, "response_id": "" });
        let status = StatusCode::from_u16(status).unwrap_or_default();
        Err((status, json!({ "data": [], "meta": meta })))
    };
    let changed = |change: &dyn Fn(&mut Value)| {
        let (status, mut body) = right();
        change(&mut body);
        Err((status, body))
    };
    let page = || Html("<!doctype html><title>Welcome</title><p>Please log in");
    let json_body =
        |body: Vec<u8>| Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response());
    let text = || right().1.to_string();
    match fault {
        GifAnswer::Right => Err(right()),
        GifAnswer::NoKey => message(401, "No API key found in request"),
        GifAnswer::BadKey => message(403, "Invalid authentication credentials"),
        GifAnswer::NotFound => meta(404, "Not Found"),
        GifAnswer::TooLong => meta(414, "Request-URI Too Long"),
        GifAnswer::TooMany => message(429, "API rate limit exceeded"),
        GifAnswer::TooManyNoCors => message(429, "Too Many Requests"),
        GifAnswer::TooManyMeta => meta(429, "API rate limit exceeded"),
        GifAnswer::Broken => message(500, "Internal Server Error"),
        GifAnswer::BadGateway => Ok((StatusCode::BAD_GATEWAY, page()).into_response()),
        GifAnswer::Unavailable => message(503, "Service Unavailable"),
        GifAnswer::Html => Ok(page().into_response()),
        GifAnswer::Empty => json_body(Vec::new()),
        GifAnswer::NoContent => Ok(StatusCode::NO_CONTENT.into_response()),
        GifAnswer::Truncated => {
            let mut body = text().into_bytes();
            body.truncate(body.len() / 2);
            json_body(body)
        }
        GifAnswer::Bom => json_body(["\u{feff}", &*text()].concat().into_bytes()),
        GifAnswer::NotUtf8 => json_body([text().into_bytes(), vec![0xff, 0xfe]].concat()),
        GifAnswer::Deep => json_body("[".repeat(200_000).into_bytes()),
        GifAnswer::Huge => changed(&|body| body["padding"] = Value::String("x".repeat(10 << 20))),
        GifAnswer::Synthetic => meta(200, "OK"),
        GifAnswer::Region => message(403, "This content is not available in your location"),
        GifAnswer::NoPagination => changed(&|body| {
            body.as_object_mut().map(|fields| fields.remove("pagination"));
        }),
        GifAnswer::ZeroTotal => changed(&|body| body["pagination"]["total_count"] = json!(0)),
        GifAnswer::StringOffset => changed(&|body| {
            let offset = body["pagination"]["offset"].to_string();
            body["pagination"]["offset"] = Value::String(offset);
        }),
        GifAnswer::Cut => Ok(cut(text())),
        GifAnswer::None => changed(&|body| body["data"] = json!([])),
        GifAnswer::Object => changed(&|body| {
            let first = body["data"].get(0).cloned().unwrap_or_default();
            body["data"] = first;
        }),
        GifAnswer::Numbered => changed(&|body| {
            if let Value::Array(items) = body["data"].take() {
                let numbered = items.into_iter().enumerate();
                body["data"] = numbered.map(|(at, item)| (at.to_string(), item)).collect();
            }
        }),
        GifAnswer::Null => changed(&|body| body["data"] = Value::Null),
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

/// Sends the headers, and then nothing until the simulator ends.
pub(super) fn hang(world: &World, kind: &'static str) -> Response {
    let closing = world.closing.clone();
    let body = Body::from_stream(stream::once(async move {
        closing.cancelled_owned().await;
        Ok::<_, Infallible>("")
    }));
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}
