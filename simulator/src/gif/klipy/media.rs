//! `static.klipy.localhost`: the pictures and films. Every page may read them.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::renditions::{self, Format, Rendition};
use super::{ids, padding, range};
use crate::gif::catalogue::Item;
use crate::gif::media_faults;
use crate::world::World;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new().route("/ii/{hash}/{one}/{two}/{file}", get(medium)).with_state(world)
}

async fn medium(
    State(world): State<Arc<World>>,
    Path((hash, ..)): Path<(String, String, String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path();
    let response = match find(&world, &hash, path) {
        Some((item, rendition)) => file(&world, item, rendition, &headers).await,
        None => StatusCode::NOT_FOUND.into_response(),
    };
    let mut response = media_faults::finish(&world, path.to_owned(), response);
    let any = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    response
}

/// Returns the item and the rendition with this path. The path contains the id.
fn find<'a>(world: &'a World, hash: &str, path: &str) -> Option<(Item<'a>, Rendition)> {
    let id = u64::from_str_radix(hash.get(16..)?, 16).ok()?;
    let item = ids::find(&world.gifs, id)?;
    let mut all = renditions::of(item).into_iter();
    Some((item, all.find(|rendition| renditions::path(item, *rendition) == path)?))
}

async fn file(
    world: &World,
    item: Item<'_>,
    rendition: Rendition,
    headers: &HeaderMap,
) -> Response {
    let (ending, kind) = source(rendition.format);
    let is_still = ending == "_s.gif";
    if let Some(response) = media_faults::replace(world, kind, is_still).await {
        return response;
    }
    match tokio::fs::read(world.gifs.file(item.picture, ending)).await {
        Ok(file) => range::respond(kind, padding::pad(file, rendition), headers),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Returns the ending of the file that is served for a format, and its content type. The folder has
/// no JPEG, PNG or WebM files: a still is a GIF and a film is an MP4, whatever the address ends in.
/// The content type is that of the bytes, and browsers decode
/// by it, not by the extension.
fn source(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Gif => (".gif", "image/gif"),
        Format::Webp => (".webp", "image/webp"),
        Format::Jpg | Format::Png => ("_s.gif", "image/gif"),
        Format::Mp4 | Format::Webm => (".mp4", "video/mp4"),
    }
}
