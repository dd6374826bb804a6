//! The pictures of stickers, on the portal's host: static files for the vendor's packs, a download
//! by file id for custom ones. The bytes are those of the folder `gifs`, whatever the path ends
//! with, and the content type is theirs.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::packs::{CUSTOM_ACTION, PackType, custom_sticker, packs};
use crate::switches::sticker_choices::{StickerPictures, Stickers};
use crate::world::World;

/// The extension of the still pictures with a transparent background.
const ENDING: &str = "_s.gif";
const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("image/gif");

/// A portal's response to a browser that sends no cookie with the request.
const LOGIN_PAGE: &str = "<!doctype html><title>Log in</title><form>Password <input></form>";

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/bitrix/images/im/stickers/{pack}/{file}", get(vendor))
        .route("/bitrix/services/main/ajax.php", get(custom))
        .with_state(world)
}

async fn vendor(
    State(world): State<Arc<World>>,
    Path((pack, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let number = file.strip_suffix(".png").and_then(|number| number.parse().ok());
    let of =
        |number| picture(&world, number, |kind, _, name| kind == PackType::Vendor && name == pack);
    serve(&world, number.and_then(of), request).await
}

#[derive(Deserialize)]
struct Download {
    action: String,
    #[serde(rename = "fileId")]
    file_id: u32,
}

async fn custom(
    State(world): State<Arc<World>>,
    Query(download): Query<Download>,
    request: Request,
) -> Response {
    let sticker = custom_sticker(download.file_id).filter(|_| download.action == CUSTOM_ACTION);
    let of = |(pack, number)| {
        picture(&world, number, |kind, id, _| kind == PackType::Custom && id == pack)
    };
    if world.switches.read().sticker_pictures == StickerPictures::LoginPage {
        return ([(header::CACHE_CONTROL, "no-store")], Html(LOGIN_PAGE)).into_response();
    }
    serve(&world, sticker.and_then(of), request).await
}

/// Returns the file of a sticker of the pack that `is_pack` accepts by type, id and name.
fn picture(
    world: &World,
    number: u32,
    is_pack: impl Fn(PackType, u32, &str) -> bool,
) -> Option<PathBuf> {
    let content = world.switches.read().stickers;
    // Stickers in chats remain when a portal has no packs any more.
    let content = if content == Stickers::Empty { Stickers::Right } else { content };
    let pack = packs(content).into_iter().find(|pack| is_pack(pack.kind, pack.id, &pack.name))?;
    Some(world.gifs.file(pack.picture(number, &world.gifs)?, ENDING))
}

async fn serve(world: &World, file: Option<PathBuf>, request: Request) -> Response {
    world.released(|switches| switches.sticker_pictures == StickerPictures::Held).await;
    let is_missing = world.switches.read().sticker_pictures == StickerPictures::NotFound;
    let Some(file) = file.filter(|_| !is_missing) else {
        return ([(header::CACHE_CONTROL, "no-store")], StatusCode::NOT_FOUND).into_response();
    };
    let mut response = match ServeFile::new(file).oneshot(request).await {
        Ok(response) => response.into_response(),
    };
    if response.status().is_success() {
        let is_kept = world.switches.read().files_kept;
        let kept = HeaderValue::from_static(if is_kept { "max-age=86400" } else { "no-store" });
        response.headers_mut().insert(header::CACHE_CONTROL, kept);
        response.headers_mut().insert(header::CONTENT_TYPE, CONTENT_TYPE);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::ENDING;
    use crate::gif::Catalogue;
    use crate::stickers::packs;
    use crate::switches::sticker_choices::Stickers;

    #[test]
    fn pictures_have_the_declared_size() {
        let catalogue = Catalogue::read();
        for pack in packs(Stickers::Many) {
            for sticker in pack.stickers(&catalogue) {
                let picture = pack.picture(sticker.number, &catalogue).unwrap();
                let bytes = std::fs::read(catalogue.file(picture, ENDING)).unwrap();
                let size = |at| u32::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
                assert_eq!((sticker.width, sticker.height), (size(6), size(8)));
            }
        }
    }
}
