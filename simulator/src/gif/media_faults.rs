//! What the services do with a request for a picture or a film, apart from finding the file.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::timing;
use crate::log::Entry;
use crate::switches::choices::GifMedia;
use crate::world::World;

/// Returns the response to send instead of the file, if the switches require one. Waits first if
/// they hold the file.
pub(super) async fn replace(world: &World, kind: &'static str, is_still: bool) -> Option<Response> {
    let fault = world.switches.read().gif_media;
    match fault {
        GifMedia::Right => None,
        GifMedia::StillsOnly if is_still => None,
        GifMedia::NotFound | GifMedia::StillsOnly => Some(StatusCode::NOT_FOUND.into_response()),
        GifMedia::Hang => Some(timing::hang(world, kind)),
        GifMedia::Broken => {
            Some(([(header::CONTENT_TYPE, kind)], Body::from("no picture")).into_response())
        }
        GifMedia::Hold => {
            world.released(|switches| switches.gif_media == GifMedia::Hold).await;
            None
        }
    }
}

/// Says whether the response may be cached, and logs the request.
pub(super) fn finish(world: &World, path: String, mut response: Response) -> Response {
    let status = response.status();
    let is_kept = {
        let switches = world.switches.read();
        switches.gif_media == GifMedia::Right && switches.files_kept
    };
    let kept = if status.is_success() && is_kept { "max-age=86400" } else { "no-store" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    world.log.lock().add(Entry::Media { path, status: status.as_u16() });
    response
}
