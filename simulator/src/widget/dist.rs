//! A release build, served as by a CDN, with the headers that the build specifies.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use super::answer::{Source, is_page};
use super::csp;
use super::headers::{self, Headers};
use super::meta;
use crate::world::World;

/// The caching of a file for which the build specifies none.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

pub(super) struct Dist {
    folder: PathBuf,
    files: ServeDir,
    world: Arc<World>,
}

impl Dist {
    pub(super) fn new(folder: &Path, world: Arc<World>) -> Self {
        // `ServeDir` rejects paths outside the folder, knows the MIME types, and sends a `.br` or
        // `.gz` beside a file to clients that accept it.
        let files = ServeDir::new(folder)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        Self { folder: folder.to_owned(), files, world }
    }

    pub(super) async fn get(&self, request: Request) -> Source {
        let path = request.uri().path().to_owned();
        if path.trim_start_matches('/') == headers::FILE {
            return Source::Other(StatusCode::NOT_FOUND.into_response());
        }
        // Page and headers are read at each request: a build may have replaced them.
        let headers = match self.headers(&path).await {
            Ok(headers) => headers,
            Err(error) => return failed(StatusCode::INTERNAL_SERVER_ERROR, &error),
        };
        if is_page(&path) && matches!(*request.method(), Method::GET | Method::HEAD) {
            return self.page(headers).await;
        }
        // `ServeDir` responds to an I/O error with 500; its error type is `Infallible`.
        let mut response = match self.files.clone().oneshot(request).await {
            Ok(response) => response.into_response(),
        };
        if response.status().is_success() {
            response.headers_mut().extend(headers);
        }
        if !self.world.switches.read().files_kept {
            let never = HeaderValue::from_static("no-store");
            response.headers_mut().insert(header::CACHE_CONTROL, never);
        }
        Source::Other(response)
    }

    async fn page(&self, headers: HeaderMap) -> Source {
        let page = self.folder.join("index.html");
        match tokio::fs::read_to_string(&page).await {
            Ok(html) => match self.answer(html, headers) {
                Ok(response) => Source::Page(response),
                Err(error) => failed(StatusCode::INTERNAL_SERVER_ERROR, &error),
            },
            Err(error) => {
                let error = anyhow::Error::new(error).context(page.display().to_string());
                failed(StatusCode::NOT_FOUND, &error)
            }
        }
    }

    /// Returns the page with its headers, and with the loopback origins in its `<meta>` policy, if
    /// it has one.
    fn answer(&self, html: String, mut headers: HeaderMap) -> anyhow::Result<Response> {
        let html = match meta::adapt(&html, &self.world) {
            Some((html, policy)) => {
                let only = header::CONTENT_SECURITY_POLICY_REPORT_ONLY;
                headers.insert(only, HeaderValue::try_from(policy)?);
                html
            }
            None => html,
        };
        let mut response: Response = Html(html).into_response();
        response.headers_mut().extend(headers);
        Ok(response)
    }

    /// Returns the headers of the response at a path.
    async fn headers(&self, path: &str) -> anyhow::Result<HeaderMap> {
        let mut headers = Headers::read(&self.folder).await?.of(path);
        headers.entry(header::CACHE_CONTROL).or_insert(REVALIDATE);
        if let Some(policy) = headers.remove(header::CONTENT_SECURITY_POLICY)
            && let Some(policy) = csp::adapt(policy.to_str()?, &self.world)
        {
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::try_from(policy)?);
        }
        Ok(headers)
    }
}

fn failed(status: StatusCode, error: &anyhow::Error) -> Source {
    Source::Other((status, format!("{error:#}\n")).into_response())
}
