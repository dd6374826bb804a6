use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A static file that is compiled into the binary.
#[derive(Clone, Copy)]
pub(crate) struct Asset {
    pub(crate) path: &'static str,
    pub(crate) text: &'static str,
}

impl IntoResponse for Asset {
    fn into_response(self) -> Response {
        let kind = match self.path.rsplit_once('.') {
            Some((_, "js")) => "text/javascript; charset=utf-8",
            Some((_, "css")) => "text/css; charset=utf-8",
            Some((_, "svg")) => "image/svg+xml",
            _ => "text/html; charset=utf-8",
        };
        ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], self.text)
            .into_response()
    }
}

/// Returns a router that serves a list of assets, each at its path.
pub(crate) fn router(assets: &'static [Asset]) -> axum::Router {
    assets.iter().fold(axum::Router::new(), |router, &asset| {
        router.route(asset.path, axum::routing::get(move || async move { asset }))
    })
}
