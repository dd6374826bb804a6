//! REST on the portal's host: `POST /rest/<method>.json` and `/rest/<method>`.

mod account;
mod auth;
mod batch;
mod bucket;
mod call;
mod envelope;
mod error;
mod faults;
mod message;
mod methods;
mod options;
mod params;
mod placement;
mod placement_options;
mod sticker;
mod sticker_faults;
mod sticker_message;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;

pub(crate) use bucket::Bucket;
use call::Call;
use methods::Caller;

use crate::connection::Connection;
use crate::log::Entry;
use crate::world::World;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new().route("/rest/{*method}", any(serve)).with_state(world)
}

async fn serve(
    State(world): State<Arc<World>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
) -> Response {
    if request.method() == Method::OPTIONS {
        return with_headers(StatusCode::OK.into_response());
    }
    let start = SystemTime::now();
    let response = match Call::read(request).await {
        Ok(call) => respond(&world, &connection, &call, start).await,
        Err(error) => error.into_response(),
    };
    with_headers(response)
}

async fn respond(
    world: &World,
    connection: &Connection,
    call: &Call,
    start: SystemTime,
) -> Response {
    let fault = faults::take(world, &call.method);
    let right = || envelope::response(answer(world, call), start);
    // A call takes effect before its response is delayed: the effect must not depend on whether the
    // caller still waits.
    let outcome = faults::outcome(fault, right);
    let (method, parameters) = (call.method.clone(), call.params.to_json());
    world.log.lock().add(Entry::Rest { method, parameters, status: outcome.status() });
    let delay = u64::from(world.switches.read().rest_delay_ms);
    if delay > 0 {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(delay)) => {}
            () = world.closing.cancelled() => {}
        }
    }
    outcome.into_response(world, connection).await
}

fn answer(world: &World, call: &Call) -> methods::Answer {
    bucket::pour(world)?;
    if call.webhook {
        return Err(methods::refuse_webhook(&call.method));
    }
    auth::check(world, call.token.as_deref())?;
    let caller = Caller::new(world);
    if call.method == "batch" {
        return batch::run(&caller, &call.params);
    }
    methods::run(&caller, &call.method, &call.params)
}

/// Adds the headers of every response of a portal. `Authorization` is not among the allowed
/// headers.
fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let allowed = HeaderValue::from_static("origin, content-type, accept");
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A browser repeats a request when a reused connection breaks: with a new connection for each
    // call, the log has each call once.
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
