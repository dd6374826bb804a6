//! `media.giphy.localhost`: the pictures and films.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::faults;
use crate::log::Entry;
use crate::switches::choices::GifMedia;
use crate::world::World;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new().route("/media/{id}/{file}", get(medium)).with_state(world)
}

async fn medium(
    State(world): State<Arc<World>>,
    Path((id, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = file_of(&world, &id, &file, request).await;
    let kept = HeaderValue::from_static("max-age=86400");
    let status = response.status();
    let is_kept = {
        let switches = world.switches.read();
        switches.gif_media == GifMedia::Right && switches.files_kept
    };
    if status.is_success() && is_kept {
        response.headers_mut().insert(header::CACHE_CONTROL, kept);
    } else {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    world.log.lock().add(Entry::Media { path, status: status.as_u16() });
    response
}

async fn file_of(world: &Arc<World>, id: &str, file: &str, request: Request) -> Response {
    let Some(ending) = ending(file) else { return StatusCode::NOT_FOUND.into_response() };
    let is_still = ending == "_s.gif";
    let kind = match ending {
        ".mp4" => "video/mp4",
        ".webp" => "image/webp",
        _ => "image/gif",
    };
    let fault = world.switches.read().gif_media;
    match fault {
        GifMedia::Right => {}
        GifMedia::StillsOnly if is_still => {}
        GifMedia::NotFound | GifMedia::StillsOnly => return StatusCode::NOT_FOUND.into_response(),
        GifMedia::Hang => return faults::hang(world, kind),
        GifMedia::Broken => {
            return ([(header::CONTENT_TYPE, kind)], Body::from("no picture")).into_response();
        }
        GifMedia::Hold => {
            world.released(|switches| switches.gif_media == GifMedia::Hold).await;
        }
    }
    let Some(item) = world.gifs.by_id(id) else { return StatusCode::NOT_FOUND.into_response() };
    let path = world.gifs.file(item.picture, ending);
    // `ServeFile` handles range requests, which browsers send for films, and I/O errors.
    match ServeFile::new(path).oneshot(request).await {
        Ok(response) => response.into_response(),
    }
}

fn ending(file: &str) -> Option<&'static str> {
    ["_s.gif", ".gif", ".webp", ".mp4"].into_iter().find(|ending| file.ends_with(ending))
}
