//! `giphy.localhost`: GIPHY's API.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use super::{answer_faults, fields, ids, item, item_faults};
use crate::gif::catalogue::Item;
use crate::gif::{KEY, body_faults, page_faults, timing};
use crate::log::Entry;
use crate::switches::choices::GifKey;
use crate::world::World;

const MOST_ITEMS: usize = 50;
const LONGEST_QUERY: usize = 50;
const MOST_IDS: usize = 100;
const LAST_TRENDING: usize = 499;
const LAST_SEARCH: usize = 4_999;

/// The total that the provider reports. It is unrelated to the real number.
const TOTAL: usize = 500;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new().fallback(get(answer)).with_state(world)
}

type Parameters = HashMap<String, String>;

async fn answer(
    State(world): State<Arc<World>>,
    uri: Uri,
    headers: HeaderMap,
    Query(parameters): Query<Parameters>,
) -> Response {
    let fault = timing::take_fault(&world);
    timing::wait(&world).await;
    let (status, json) = answer_faults::apply(fault, || body(&world, uri.path(), &parameters));
    let mut response = body_faults::respond(fault, status, json);
    note(&world, &uri, &headers, parameters, response.status());
    let answered = response.headers_mut();
    if !fault.lacks_cors() {
        answered.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Logs the request without the value of the key.
fn note(world: &World, uri: &Uri, headers: &HeaderMap, mut query: Parameters, status: StatusCode) {
    if let Some(key) = query.get_mut("api_key") {
        *key = "…".to_owned();
    }
    world.log.lock().add(Entry::Gif {
        service: "giphy",
        path: uri.path().to_owned(),
        query,
        status: status.as_u16(),
        has_referrer: headers.contains_key(header::REFERER),
        has_cookie: headers.contains_key(header::COOKIE),
    });
}

fn body(world: &World, path: &str, parameters: &Parameters) -> (StatusCode, Value) {
    let get = |name: &str| parameters.get(name).map_or("", String::as_str);
    let refuse = |status, message: &str| (status, json!({ "message": message }));
    let missing = get("api_key").is_empty();
    if missing {
        return refuse(StatusCode::UNAUTHORIZED, "No API key found in request");
    }
    if get("api_key") != KEY || world.switches.read().gif_key == GifKey::Wrong {
        return refuse(StatusCode::FORBIDDEN, "Invalid authentication credentials");
    }
    let stickers = path.starts_with("/v1/stickers/");
    match path {
        "/v1/gifs/trending" | "/v1/stickers/trending" => {
            page(world, stickers, "", LAST_TRENDING, "GIF_TRENDING", parameters)
        }
        "/v1/gifs/search" | "/v1/stickers/search" => {
            let query = get("q");
            if query.chars().count() > LONGEST_QUERY {
                return meta(StatusCode::URI_TOO_LONG, "Request-URI Too Long");
            }
            page(world, stickers, query, LAST_SEARCH, "GIF_SEARCH", parameters)
        }
        "/v1/gifs" => {
            let asked = get("ids").split(',').take(MOST_IDS);
            let items: Vec<Item<'_>> = asked.filter_map(|id| ids::find(&world.gifs, id)).collect();
            let data = data(world, &items, "GIF_BY_ID", parameters);
            (StatusCode::OK, json!({ "data": data, "meta": ok() }))
        }
        "/v1/trending/searches" => {
            let words = ["happy friday", "coffee", "thank you", "cat", "deadline", "party"];
            (StatusCode::OK, json!({ "data": words, "meta": ok() }))
        }
        _ => meta(StatusCode::NOT_FOUND, "Not Found"),
    }
}

fn page(
    world: &World,
    stickers: bool,
    query: &str,
    last_offset: usize,
    event: &str,
    parameters: &Parameters,
) -> (StatusCode, Value) {
    let number = |name: &str, otherwise: usize| {
        parameters.get(name).and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (limit, offset) = (number("limit", 25).min(MOST_ITEMS), number("offset", 0));
    let all = world.gifs.find(stickers, query);
    // The last item of a page is also the first one of the next: the real API returns duplicates.
    let from = offset.saturating_sub(1);
    let end = (offset + limit).min(last_offset + 1).min(all.len());
    let items = all.get(from..end).unwrap_or_default();
    let (items, count) = page_faults::choose(world, items, &all, limit, offset.min(1));
    let data = data(world, &items, event, parameters);
    let pagination = json!({ "total_count": TOTAL, "count": count, "offset": offset });
    (StatusCode::OK, json!({ "data": data, "pagination": pagination, "meta": ok() }))
}

fn data(world: &World, items: &[Item<'_>], event: &str, parameters: &Parameters) -> Vec<Value> {
    let fields = parameters.get("fields").map_or("", String::as_str);
    let items = items.iter().map(|one| item::json(*one, world.port, event));
    let odd = items.enumerate().map(|(index, item)| item_faults::distort(world, index, item));
    odd.map(|item| if item.is_object() { fields::cut(&item, fields) } else { item }).collect()
}

fn ok() -> Value {
    json!({ "status": 200, "msg": "OK", "response_id": "5150c0de5150c0de5150c0de" })
}

fn meta(status: StatusCode, message: &str) -> (StatusCode, Value) {
    let meta = json!({ "status": status.as_u16(), "msg": message, "response_id": "" });
    (status, json!({ "data": [], "meta": meta }))
}
