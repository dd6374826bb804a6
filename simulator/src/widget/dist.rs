//! A release build, served as a CDN would.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use super::answer::{Source, is_page};
use super::csp;
use crate::world::World;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// Trunk writes 16 hexadecimal digits; other bundlers write fewer.
const HASH_LENGTH: usize = 8;

pub(super) struct Dist {
    page: PathBuf,
    files: ServeDir,
    world: Arc<World>,
}

impl Dist {
    pub(super) fn new(folder: &Path, world: Arc<World>) -> Self {
        // `ServeDir` refuses paths that lead out of the folder, knows the MIME types, and sends
        // a `.br` or `.gz` that lies beside a file to whoever accepts it.
        let files = ServeDir::new(folder)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        Self { page: folder.join("index.html"), files, world }
    }

    pub(super) async fn get(&self, request: Request) -> Source {
        if is_page(request.uri().path()) && matches!(*request.method(), Method::GET | Method::HEAD)
        {
            return self.page().await;
        }
        let immutable = is_hashed(request.uri().path());
        // `ServeDir` answers an I/O error with 500 itself; its error type is `Infallible`.
        let mut response = match self.files.clone().oneshot(request).await {
            Ok(response) => response.into_response(),
        };
        if response.status().is_success() {
            let caching = if immutable { FOREVER } else { REVALIDATE };
            response.headers_mut().insert(header::CACHE_CONTROL, caching);
        }
        Source::Other(response)
    }

    /// The page is read anew each time: a build may have replaced it.
    async fn page(&self) -> Source {
        let html = match tokio::fs::read_to_string(&self.page).await {
            Ok(html) => html,
            Err(error) => {
                let text = format!("cannot read {}: {error}\n", self.page.display());
                return Source::Other((StatusCode::NOT_FOUND, text).into_response());
            }
        };
        let mut response: Response = Html(html).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, REVALIDATE);
        if let Some(policy) = csp::policy(&self.world)
            && let Ok(policy) = HeaderValue::try_from(policy)
        {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        Source::Page(response)
    }
}

/// Does the file's name carry a hash of its content?
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.split(['-', '_', '.']).any(|part| {
        part.len() >= HASH_LENGTH
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn hashed_names_are_told_from_plain_ones() {
        assert!(is_hashed("/b24-emoji-picker-0123456789abcdef.js"));
        assert!(is_hashed("/b24-emoji-picker-0123456789abcdef_bg.wasm"));
        assert!(!is_hashed("/b24-emoji-picker.js"));
        assert!(!is_hashed("/data/defaced.json"));
    }
}
