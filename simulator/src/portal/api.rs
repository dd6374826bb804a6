//! `/sim/…`, for tests and for the portal's page. Bodies and answers are JSON.
//!
//! | request | for |
//! |---|---|
//! | `GET /sim/switches`, `POST` with some of them | reading and changing switches |
//! | `POST /sim/reset` | defaults: switches, stored options, first run, log |
//! | `GET /sim/log` | what the hosts saw |
//! | everything else | what the portal's page asks its server |
//!
//! No CORS header is sent, and a change must be `application/json`: a widget cannot reach this.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::log::Entry;
use crate::store::{InitData, Opening, Owner, Tokens};
use crate::switches::Switches;
use crate::world::World;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/sim/switches", get(switches).post(change_switches))
        .route("/sim/switches/description", get(|| async { Json(Switches::describe()) }))
        .route("/sim/reset", post(reset))
        .route("/sim/log", get(log))
        .route("/sim/note", post(note))
        .route("/sim/open", post(|| async { Json(Opening::new()) }))
        .route("/sim/tokens", post(|| async { Json(Tokens::new()) }))
        .route("/sim/init-data", post(init_data))
        .route("/sim/option", post(set_option))
        .route("/sim/installed", post(installed))
        .with_state(world)
}

async fn switches(State(world): State<Arc<World>>) -> Json<Switches> {
    Json(world.switches.read().clone())
}

/// Answers with all switches, or 400 with a sentence that names the switch refused.
async fn change_switches(
    State(world): State<Arc<World>>,
    Json(change): Json<Value>,
) -> Result<Json<Switches>, (StatusCode, String)> {
    let changed = world.change_switches(change);
    changed.map(Json).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))
}

async fn reset(State(world): State<Arc<World>>) -> StatusCode {
    world.reset();
    StatusCode::NO_CONTENT
}

async fn log(State(world): State<Arc<World>>) -> Json<Value> {
    Json(world.log.lock().to_json())
}

#[derive(Deserialize)]
struct Note {
    text: String,
}

async fn note(State(world): State<Arc<World>>, Json(note): Json<Note>) -> StatusCode {
    world.log.lock().add(Entry::Note { text: note.text });
    StatusCode::NO_CONTENT
}

async fn init_data(State(world): State<Arc<World>>) -> Json<InitData> {
    Json(world.store.lock().init_data())
}

#[derive(Deserialize)]
struct SetOption {
    owner: Owner,
    name: String,
    value: Value,
}

/// Answers with all options of the same owner.
async fn set_option(
    State(world): State<Arc<World>>,
    Json(option): Json<SetOption>,
) -> Json<Map<String, Value>> {
    Json(world.store.lock().set(option.owner, option.name, option.value))
}

/// The end of an installation; from now on `INSTALL` is false.
async fn installed(State(world): State<Arc<World>>) -> StatusCode {
    world.switches.write().install = false;
    StatusCode::NO_CONTENT
}
