//! `POST {kind}/share/{slug}`: a report that an item was sent.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};

use super::errors::{self, Answer};
use super::{calls, ids};
use crate::log::Entry;
use crate::switches::choices::GifPingback;
use crate::world::World;

pub(super) async fn share(
    State(world): State<Arc<World>>,
    Path((key, kind, slug)): Path<(String, String, String)>,
    body: Bytes,
) -> Response {
    let fields: Option<Map<String, Value>> = serde_json::from_slice(&body).ok();
    let id = id(&world, &kind, &slug);
    let fault = world.switches.read().gif_pingback;
    let (status, json) = match fault {
        GifPingback::Broken => errors::message(500, "Server Error"),
        _ => answer(&world, &key, id.is_some(), fields.is_some()),
    };
    log(&world, id, slug, fields.unwrap_or_default(), status);
    if fault == GifPingback::Hang {
        world.closing.cancelled().await;
    }
    let mut response = (status, axum::Json(json)).into_response();
    let any = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    response
}

fn answer(world: &World, key: &str, is_item: bool, is_json: bool) -> Answer {
    if !calls::is_valid(world, key) {
        return errors::invalid_key(key);
    }
    if !is_item {
        return errors::not_found();
    }
    if !is_json {
        return errors::unprocessable("q", "The q field must be present.");
    }
    (StatusCode::OK, json!({ "result": true }))
}

/// Returns the id of the item with this slug.
fn id(world: &World, kind: &str, slug: &str) -> Option<u64> {
    let is_sticker = match kind {
        "gifs" => false,
        "stickers" => true,
        _ => return None,
    };
    ids::find_slug(&world.gifs, is_sticker, slug).map(ids::id)
}

/// Logs the report: the search text in full, of all other fields the names.
fn log(
    world: &World,
    id: Option<u64>,
    slug: String,
    fields: Map<String, Value>,
    status: StatusCode,
) {
    let q = fields.get("q").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut names: Vec<String> = fields.keys().cloned().collect();
    names.sort();
    world.log.lock().add(Entry::Share {
        service: "klipy",
        event: "SHARE",
        id: id.map(|id| id.to_string()).unwrap_or_default(),
        slug,
        q,
        names,
        status: status.as_u16(),
    });
}
