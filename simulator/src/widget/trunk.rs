//! `trunk serve` behind a proxy. Trunk responds to a POST with 405 and does not distinguish hosts:
//! the proxy converts the requests.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::Request;
use axum::http::uri::{PathAndQuery, Scheme};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse as _, Response};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio_util::sync::CancellationToken;

use super::answer::Source;
use super::tunnel;

/// Shown until Trunk listens; the page reloads each second.
const BUILDING: &str = "<!doctype html><meta charset=\"utf-8\">\
    <meta http-equiv=\"refresh\" content=\"1\"><title>Building</title>\
    <p>Trunk is still building the widget. This page reloads itself.</p>";

pub(super) struct Trunk {
    address: SocketAddr,
    client: Client<HttpConnector, Body>,
}

impl Trunk {
    pub(super) fn new(address: SocketAddr) -> Self {
        Self { address, client: Client::builder(TokioExecutor::new()).build_http() }
    }

    pub(super) async fn get(&self, mut request: Request, closing: CancellationToken) -> Source {
        if let Err(error) = self.redirect(&mut request) {
            let text = format!("no address for this request at Trunk: {error}\n");
            return Source::Other((StatusCode::BAD_REQUEST, text).into_response());
        }
        let visitor = tunnel::visitor(&mut request);
        if visitor.is_none() {
            strip(request.headers_mut());
        }
        let mut response = match self.client.request(request).await {
            Ok(response) => response.map(Body::new),
            Err(error) if error.is_connect() => return Source::Other(building()),
            Err(error) => {
                let text = format!("Trunk at {} did not answer: {error}\n", self.address);
                return Source::Other((StatusCode::BAD_GATEWAY, text).into_response());
            }
        };
        if let (Some(visitor), StatusCode::SWITCHING_PROTOCOLS) = (visitor, response.status()) {
            tunnel::open(visitor, hyper::upgrade::on(&mut response), closing);
            return Source::Other(response);
        }
        if is_html(response.headers()) { Source::Page(response) } else { Source::Other(response) }
    }

    /// Redirects the request to Trunk. The `Host` header is kept: Trunk writes it into the page as
    /// the URL of its reload socket, which therefore connects through this proxy.
    fn redirect(&self, request: &mut Request) -> Result<(), axum::http::Error> {
        let root = PathAndQuery::from_static("/");
        let path = request.uri().path_and_query().cloned().unwrap_or(root);
        *request.uri_mut() = Uri::builder()
            .scheme(Scheme::HTTP)
            .authority(self.address.to_string())
            .path_and_query(path)
            .build()?;
        Ok(())
    }
}

/// Removes headers so that Trunk's response is complete and uncompressed: a page is rewritten
/// before it is sent, and Trunk's caching headers do not apply to the rewritten page.
fn strip(headers: &mut HeaderMap) {
    for name in [
        header::ACCEPT_ENCODING,
        header::CONNECTION,
        header::IF_MODIFIED_SINCE,
        header::IF_NONE_MATCH,
        header::RANGE,
    ] {
        headers.remove(name);
    }
}

fn is_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"))
}

fn building() -> Response {
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::RETRY_AFTER, "1")];
    (StatusCode::SERVICE_UNAVAILABLE, headers, Html(BUILDING)).into_response()
}
