//! `klipy.localhost`: KLIPY's API. Every page may read it, on errors as well.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};

use super::call_path::CallPath;
use super::parameters::Parameters;
use super::{answer_faults, calls, share};
use crate::gif::{body_faults, timing};
use crate::log::Entry;
use crate::world::World;

/// Calls per hour of a test key. The real service reports it on success, and never the time at
/// which a new hour begins.
const LIMIT: u64 = 100;
const LIMIT_HEADER: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING_HEADER: HeaderName = HeaderName::from_static("x-ratelimit-remaining");

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/api/v1/{key}/{kind}/share/{slug}", post(share::share).options(preflight))
        .fallback(get(answer).options(preflight))
        .with_state(world)
}

/// Allows a POST with JSON, which browsers ask for first.
async fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

async fn answer(
    State(world): State<Arc<World>>,
    uri: Uri,
    headers: HeaderMap,
    Query(parameters): Query<Parameters>,
) -> Response {
    let fault = timing::take_fault(&world);
    timing::wait(&world).await;
    let path = CallPath::parse(uri.path());
    let number = world.klipy_answers.fetch_add(1, Ordering::Relaxed);
    let right = || calls::answer(&world, &path, &parameters, number);
    let (status, json) = answer_faults::apply(fault, path.key, right);
    let mut response = body_faults::respond(fault, status, json);
    world.log.lock().add(Entry::Gif {
        service: "klipy",
        path: path.without_key(),
        query: parameters,
        status: response.status().as_u16(),
        has_referrer: headers.contains_key(header::REFERER),
        has_cookie: headers.contains_key(header::COOKIE),
    });
    let is_success = response.status().is_success();
    let answered = response.headers_mut();
    if !fault.lacks_cors() {
        answered.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if is_success {
        answered.insert(LIMIT_HEADER, LIMIT.into());
        answered.insert(REMAINING_HEADER, (LIMIT - 1 - number % LIMIT).into());
    }
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
