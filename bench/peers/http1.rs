//! An HTTP/1.1 server in the process of the benchmark. It keeps connections open.

mod files;

use crate::headers::{FILE_CACHING, PAGE_CACHING, content_type};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use files::{File, Files};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use tokio::net::TcpListener;

/// A running server, which ends with the process.
pub struct Http1 {
    /// The port of 127.0.0.1 on which it listens.
    pub port: u16,
}

impl Http1 {
    /// Starts the server with all contestants.
    ///
    /// # Panics
    /// When it cannot listen, or a contestant is missing.
    pub async fn start() -> Self {
        let router = Router::new().fallback(answer).with_state(files::read());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("there is a free port");
        let port = listener.local_addr().expect("it has an address").port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port }
    }
}

async fn answer(State(files): State<Files>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(file) = files.get(uri.path()) else {
        eprintln!("the server has no {uri}");
        return empty(StatusCode::NOT_FOUND, &[]);
    };
    let tag = tag(file);
    let is_page = uri.path().ends_with(".html");
    let keep = if is_page { PAGE_CACHING } else { FILE_CACHING };
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
    sent.push((header::CONTENT_TYPE, content_type(uri.path()).to_owned()));
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
