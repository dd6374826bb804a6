//! Faults that affect a call as a whole.

use axum::Json;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream::{self, StreamExt as _};
use serde_json::Value;

use super::error::RestError;
use super::{auth, methods, placement_options};
use crate::connection::Connection;
use crate::switches::choices::RestFault;
use crate::world::World;

/// Returns the fault of this call, and decrements the switch that limits the number of faults.
pub(super) fn take(world: &World, method: &str) -> RestFault {
    let mut switches = world.switches.write();
    let fault = switches.rest_fault;
    let concerned = &switches.rest_fault_methods;
    if fault == RestFault::None
        || !(concerned.is_empty() || concerned.iter().any(|name| name == method))
    {
        return RestFault::None;
    }
    if switches.rest_fault_count > 0 {
        switches.rest_fault_count -= 1;
        if switches.rest_fault_count == 0 {
            switches.rest_fault = RestFault::None;
        }
    }
    fault
}

/// The response that the caller receives.
pub(super) enum Outcome {
    Whole(StatusCode, Value),
    /// A page instead of JSON.
    Page(StatusCode),
    Empty,
    /// Half of the text, sent as if it were complete.
    Truncated(StatusCode, String),
    /// Half of the text, then a broken connection.
    Cut(StatusCode, String),
    /// The connection is closed without a response.
    Dropped,
    /// No response until the simulator ends.
    Hanging,
}

/// Executes the call, unless the fault prevents that. If only the response is lost (`503_html` and
/// similar, `empty`, `truncated`, `cut`), the call has taken effect.
pub(super) fn outcome(fault: RestFault, right: impl Fn() -> (StatusCode, Value)) -> Outcome {
    let refused = |error: RestError| Outcome::Whole(error.status, error.to_json());
    match fault {
        RestFault::None => {
            let (status, body) = right();
            Outcome::Whole(status, body)
        }
        RestFault::Expired => refused(auth::expired()),
        RestFault::NoAuth => refused(auth::no_auth()),
        RestFault::InsufficientScope => refused(methods::insufficient_scope()),
        RestFault::AccessDenied => refused(methods::access_denied()),
        RestFault::AccessError => {
            refused(RestError::forbidden("ACCESS_ERROR", "Action unavailable"))
        }
        RestFault::QueryLimit => refused(query_limit()),
        RestFault::OperationTime => refused(RestError::new(
            StatusCode::TOO_MANY_REQUESTS,
            "OPERATION_TIME_LIMIT",
            "Method is blocked due to operation time limit.",
        )),
        RestFault::Overload => refused(RestError::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "OVERLOAD_LIMIT",
            "REST API is blocked due to overload.",
        )),
        RestFault::Method => refused(methods::not_found()),
        RestFault::Validator => refused(placement_options::invalid("INVALID_ERROR_ICON_NAME")),
        RestFault::Broken => refused(RestError::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "INTERNAL_SERVER_ERROR",
            "Internal server error",
        )),
        RestFault::BadGateway => Outcome::Page(StatusCode::BAD_GATEWAY),
        RestFault::Lost503 => lost(right, StatusCode::SERVICE_UNAVAILABLE),
        RestFault::Lost429 => lost(right, StatusCode::TOO_MANY_REQUESTS),
        RestFault::Lost401 => lost(right, StatusCode::UNAUTHORIZED),
        RestFault::Empty => {
            right();
            Outcome::Empty
        }
        RestFault::Truncated => {
            let (status, body) = right();
            Outcome::Truncated(status, body.to_string())
        }
        RestFault::Cut => {
            let (status, body) = right();
            Outcome::Cut(status, body.to_string())
        }
        RestFault::Drop => Outcome::Dropped,
        RestFault::Hang => Outcome::Hanging,
    }
}

/// Executes the call and returns a proxy's page instead of the response.
fn lost(right: impl Fn() -> (StatusCode, Value), status: StatusCode) -> Outcome {
    right();
    Outcome::Page(status)
}

pub(super) fn query_limit() -> RestError {
    RestError::new(StatusCode::SERVICE_UNAVAILABLE, "QUERY_LIMIT_EXCEEDED", "Too many requests")
}

impl Outcome {
    /// Returns the status for the log; 0 if there is no response.
    pub(super) fn status(&self) -> u16 {
        match self {
            Self::Whole(status, _)
            | Self::Page(status)
            | Self::Truncated(status, _)
            | Self::Cut(status, _) => status.as_u16(),
            Self::Empty => 200,
            Self::Dropped | Self::Hanging => 0,
        }
    }

    pub(super) async fn into_response(self, world: &World, connection: &Connection) -> Response {
        let json = [(header::CONTENT_TYPE, "application/json")];
        match self {
            Self::Whole(status, body) => (status, Json(body)).into_response(),
            Self::Page(status) => {
                let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body>";
                (status, Html(page)).into_response()
            }
            Self::Empty => (json, "").into_response(),
            Self::Truncated(status, text) => (status, json, half(text)).into_response(),
            Self::Cut(status, text) => cut(status, text),
            Self::Dropped => {
                connection.close();
                StatusCode::OK.into_response()
            }
            Self::Hanging => {
                world.closing.cancelled().await;
                StatusCode::OK.into_response()
            }
        }
    }
}

fn half(text: String) -> Vec<u8> {
    let length = text.len() / 2;
    text.into_bytes().into_iter().take(length).collect()
}

fn cut(status: StatusCode, text: String) -> Response {
    let length = text.len().to_string();
    let half = half(text);
    let body =
        stream::once(async move { Ok::<_, std::io::Error>(half) }).chain(stream::once(async {
            // The first half of the response is sent while this yields.
            tokio::task::yield_now().await;
            Err(std::io::ErrorKind::ConnectionReset.into())
        }));
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_LENGTH, length)];
    (status, headers, Body::from_stream(body)).into_response()
}
