//! `media.giphy.localhost`: the pictures and films.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::ids;
use crate::gif::media_faults;
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
    let response = file_of(&world, &id, &file, request).await;
    media_faults::finish(&world, path, response)
}

async fn file_of(world: &World, id: &str, file: &str, request: Request) -> Response {
    let Some(ending) = ending(file) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match ending {
        ".mp4" => "video/mp4",
        ".webp" => "image/webp",
        _ => "image/gif",
    };
    if let Some(response) = media_faults::replace(world, kind, ending == "_s.gif").await {
        return response;
    }
    let Some(item) = ids::find(&world.gifs, id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let path = world.gifs.file(item.picture, ending);
    // `ServeFile` handles range requests, which browsers send for films, and I/O errors.
    match ServeFile::new(path).oneshot(request).await {
        Ok(response) => response.into_response(),
    }
}

fn ending(file: &str) -> Option<&'static str> {
    ["_s.gif", ".gif", ".webp", ".mp4"].into_iter().find(|ending| file.ends_with(ending))
}
