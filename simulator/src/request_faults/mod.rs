//! What goes wrong with any request, whichever host it is for: one fault, for all requests that it
//! is switched on for. What goes wrong with one host only stands with that host.

mod damage;
mod old;
mod target;

pub(crate) use target::fits;

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream::{self, StreamExt as _};

use crate::line::Line;
use crate::switches::choices::RequestFault;
use crate::world::World;

/// How late a slow answer is, before the factor on time limits.
const SLOW: Duration = Duration::from_secs(10);

/// Between half of an answer and the end of the connection: without it nothing at all would be
/// sent, and a browser that gets nothing asks again. What the half of a page asks for is here by then,
/// on a busy machine, too: Chromium 148 never goes on with a page that was waiting for a script when
/// its connection ended.
const CUT_PAUSE: Duration = Duration::from_secs(1);

/// Of a body that is changed.
const LARGEST_BODY: usize = 64 << 20;

/// Answers a request for a host (its name without `.localhost`) with what `right` has for it, as
/// the switches say.
pub(crate) async fn serve<F>(
    world: &World,
    host: &str,
    mut request: Request,
    right: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    let path = request.uri().path().to_owned();
    let fault = fault_of(world, host, &path);
    let line = request.extensions().get::<ConnectInfo<Line>>().map(|info| info.0.clone());
    // What is changed must come whole and plain.
    if changes(fault) {
        for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
            request.headers_mut().remove(name);
        }
    }
    let response = match fault {
        RequestFault::None => return right(request).await,
        RequestFault::Refused => {
            if let Some(line) = line {
                line.hang_up();
            }
            StatusCode::OK.into_response()
        }
        RequestFault::NotFound => (StatusCode::NOT_FOUND, "Not Found\n").into_response(),
        RequestFault::Broken => {
            (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error\n").into_response()
        }
        RequestFault::Html => Html("<!doctype html><title>Welcome</title>").into_response(),
        RequestFault::Hang => {
            // What nobody gives up would take a browser's connections to a host for as long as the
            // simulator runs.
            world.released(|switches| switches.fault == RequestFault::Hang).await;
            if let Some(line) = line {
                line.hang_up();
            }
            StatusCode::OK.into_response()
        }
        RequestFault::Slow => {
            let late = SLOW.mul_f64(world.switches.read().time_factor);
            tokio::select! {
                () = tokio::time::sleep(late) => {}
                () = world.closing.cancelled() => {}
            }
            right(request).await
        }
        RequestFault::Mime => {
            let mut response = right(request).await;
            let octets = HeaderValue::from_static("application/octet-stream");
            response.headers_mut().insert(header::CONTENT_TYPE, octets);
            response
        }
        RequestFault::Truncated => changed(right(request).await, damage::half).await,
        RequestFault::Old => changed(right(request).await, |body| old::version(&path, body)).await,
        RequestFault::Cut => cut(right(request).await).await,
    };
    let mut response = response;
    // A fault must not outlive its switch in a cache.
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if host != "widget" {
        // So that the widget gets to see what has happened.
        let anybody = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    }
    response
}

/// The fault of this request, counted down if it is one of a few.
fn fault_of(world: &World, host: &str, path: &str) -> RequestFault {
    // Hardly any request is concerned: the others need not wait for each other.
    if world.switches.read().fault == RequestFault::None {
        return RequestFault::None;
    }
    let mut switches = world.switches.write();
    let fault = switches.fault;
    let address = [host, path].concat();
    let concerned = switches.fault_of.iter().any(|target| target::fits(target, &address));
    if fault == RequestFault::None || !concerned {
        return RequestFault::None;
    }
    world.faults_met.fetch_add(1, Ordering::Relaxed);
    if switches.fault_count > 0 {
        switches.fault_count -= 1;
        if switches.fault_count == 0 {
            switches.fault = RequestFault::None;
        }
    }
    fault
}

const fn changes(fault: RequestFault) -> bool {
    matches!(
        fault,
        RequestFault::Truncated | RequestFault::Old | RequestFault::Cut | RequestFault::Mime
    )
}

/// The answer with another body.
async fn changed(response: Response, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(change(body.into())))
}

/// Half of a body that is announced as a whole one; then the connection breaks.
async fn cut(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let body: Vec<u8> = to_bytes(body, LARGEST_BODY).await.unwrap_or_default().into();
    parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
    // A browser repeats a request by itself when a connection that it has used before breaks.
    parts.headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    let half = damage::half(body);
    let pieces = stream::once(async move { Ok::<_, std::io::Error>(half) });
    let end = stream::once(async {
        tokio::time::sleep(CUT_PAUSE).await;
        Err(std::io::ErrorKind::ConnectionReset.into())
    });
    Response::from_parts(parts, Body::from_stream(pieces.chain(end)))
}
