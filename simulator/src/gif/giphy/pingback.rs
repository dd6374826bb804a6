//! `analytics.giphy.localhost`: receives reports of use. It sends no CORS header, because the
//! widget does not read the response.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;

use crate::log::Entry;
use crate::switches::choices::GifPingback;
use crate::world::World;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new().route("/v2/pingback_simple", get(pingback)).with_state(world)
}

async fn pingback(
    State(world): State<Arc<World>>,
    Query(query): Query<HashMap<String, String>>,
) -> StatusCode {
    let get = |name: &str| query.get(name).cloned().unwrap_or_default();
    let mut names: Vec<String> = query.keys().cloned().collect();
    names.sort();
    let entry = Entry::Pingback { event: get("action_type"), id: get("gif_id"), names };
    world.log.lock().add(entry);
    let fault = world.switches.read().gif_pingback;
    match fault {
        GifPingback::Right => StatusCode::OK,
        GifPingback::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        GifPingback::Hang => {
            world.closing.cancelled().await;
            StatusCode::OK
        }
    }
}
