//! Faults of requests to any host: one fault, for all requests that its switch matches. Faults of
//! one host only are implemented with that host.

mod damage;
mod old_version;
mod target;

pub(crate) use target::fits;

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream::{self, StreamExt as _};

use crate::connection::Connection;
use crate::switches::choices::RequestFault;
use crate::world::World;

/// The delay of a slow response, before the time factor.
const SLOW: Duration = Duration::from_secs(10);

/// The pause between half of a response and the end of the connection. Without it nothing would be
/// sent, and a browser that receives nothing repeats the request. Within the pause, the files that
/// the half page refers to arrive, even on a busy machine: Chromium 148 never continues a page that
/// was waiting for a script when its connection ended.
const CUT_PAUSE: Duration = Duration::from_secs(1);

/// The maximum size of a body that is changed, in bytes.
const LARGEST_BODY: usize = 64 << 20;

/// Responds to a request for a host (its name without `.localhost`) with the response of `right`,
/// changed as the switches require.
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
    let connection =
        request.extensions().get::<ConnectInfo<Connection>>().map(|info| info.0.clone());
    // A body that is changed must be complete and uncompressed.
    if changes(fault) {
        for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
            request.headers_mut().remove(name);
        }
    }
    let response = match fault {
        RequestFault::None => return right(request).await,
        RequestFault::Refused => {
            if let Some(connection) = connection {
                connection.close();
            }
            StatusCode::OK.into_response()
        }
        RequestFault::NotFound => (StatusCode::NOT_FOUND, "Not Found\n").into_response(),
        RequestFault::Broken => {
            (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error\n").into_response()
        }
        RequestFault::Html => Html("<!doctype html><title>Welcome</title>").into_response(),
        RequestFault::Hang => {
            // A request that nothing cancels would occupy one of the browser's connections to a
            // host as long as the simulator runs.
            world.released(|switches| switches.fault == RequestFault::Hang).await;
            if let Some(connection) = connection {
                connection.close();
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
        RequestFault::Old => {
            changed(right(request).await, |body| old_version::of(&path, body)).await
        }
        RequestFault::Cut => cut(right(request).await).await,
    };
    let mut response = response;
    // A cached fault would outlive its switch.
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if host != "widget" {
        // Lets the widget read the response.
        let any_origin = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any_origin);
    }
    response
}

/// Returns the fault of this request, and decrements the switch that limits the number of faults.
fn fault_of(world: &World, host: &str, path: &str) -> RequestFault {
    // A read lock suffices for most requests, so that they do not wait for each other.
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

/// Returns the response with another body.
async fn changed(response: Response, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(change(body.into())))
}

/// Returns half of a body whose full length is announced, then breaks the connection.
async fn cut(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let body: Vec<u8> = to_bytes(body, LARGEST_BODY).await.unwrap_or_default().into();
    parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
    // A browser repeats a request when a reused connection breaks, but not on a new one.
    parts.headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    let half = damage::half(body);
    let pieces = stream::once(async move { Ok::<_, std::io::Error>(half) });
    let end = stream::once(async {
        tokio::time::sleep(CUT_PAUSE).await;
        Err(std::io::ErrorKind::ConnectionReset.into())
    });
    Response::from_parts(parts, Body::from_stream(pieces.chain(end)))
}
