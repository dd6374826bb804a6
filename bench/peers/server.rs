//! A server like a good host: compressed bodies, persistent connections, pages that are revalidated
//! each time, and other files cached for a year.

use crate::site::{self, File, Site};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use tokio::net::TcpListener;

/// A running server, which ends with the process.
#[derive(Debug)]
pub struct Server {
    port: u16,
}

impl Server {
    /// Returns the URL of a contestant's page.
    pub fn url(&self, key: &str) -> String {
        format!("http://127.0.0.1:{}/{key}/index.html", self.port)
    }
}

/// Starts the server with all contestants.
///
/// # Panics
/// When it cannot listen, or a contestant is missing.
pub async fn start() -> Server {
    let router = Router::new().fallback(answer).with_state(site::read());
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("there is a free port");
    let port = listener.local_addr().expect("it has an address").port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Server { port }
}

async fn answer(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(file) = site.get(uri.path()) else {
        eprintln!("the server has no {uri}");
        return empty(StatusCode::NOT_FOUND, &[]);
    };
    let tag = tag(file);
    let is_page = uri.path().ends_with(".html");
    let keep = if is_page { "no-cache" } else { "public, max-age=31536000, immutable" };
    let mut sent = vec![
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, keep.to_owned()),
        (header::VARY, "Accept-Encoding".to_owned()),
    ];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return empty(StatusCode::NOT_MODIFIED, &sent);
    }
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok());
    let (encoding, bytes) = choose(file, accepted.unwrap_or_default());
    sent.extend(encoding.map(|it| (header::CONTENT_ENCODING, it.to_owned())));
    sent.push((header::CONTENT_TYPE, kind(uri.path()).to_owned()));
    let mut response = empty(StatusCode::OK, &sent);
    *response.body_mut() = Body::from(bytes.clone());
    response
}

fn choose<'a>(file: &'a File, accepted: &str) -> (Option<&'static str>, &'a Vec<u8>) {
    let accepts = |name: &str| accepted.split(',').any(|it| it.trim() == name);
    match (&file.brotli, &file.gzip) {
        (Some(bytes), _) if accepts("br") => (Some("br"), bytes),
        (_, Some(bytes)) if accepts("gzip") => (Some("gzip"), bytes),
        _ => (None, &file.plain),
    }
}

fn empty(status: StatusCode, headers: &[(header::HeaderName, String)]) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    for (name, value) in headers {
        let value = value.parse().expect("the value is valid in a header");
        response.headers_mut().insert(name, value);
    }
    response
}

fn tag(file: &File) -> String {
    let mut hasher = DefaultHasher::new();
    file.plain.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}
