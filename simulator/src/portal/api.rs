//! `/sim/…`, for tests and for the portal's page. Bodies and answers are JSON.
//!
//! | request | for |
//! |---|---|
//! | `GET /sim/switches`, `POST` with some of them | reading and changing switches |
//! | `POST /sim/reset` | defaults: switches, stored options, first run, log |
//! | `GET /sim/log` | requests and events of all hosts |
//! | `GET /sim/state` | what the portal's page shows; with `?after=REVISION`, once that changes |
//! | everything else | what the portal's page asks its server |
//!
//! No CORS header is sent, and a change must be `application/json`, so a widget cannot use this
//! API.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::state::PageState;
use crate::log::Entry;
use crate::store::{InitData, NewMessage, Opening, Owner, TokenPair};
use crate::switches::Switches;
use crate::world::World;

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/sim/switches", get(switches).post(change_switches))
        .route("/sim/switches/description", get(|| async { Json(Switches::describe()) }))
        .route("/sim/reset", post(reset))
        .route("/sim/log", get(log))
        .route("/sim/state", get(state))
        .route("/sim/say", post(say))
        .route("/sim/note", post(note))
        .route("/sim/open", post(open))
        .route("/sim/tokens", post(tokens))
        .route("/sim/init-data", post(init_data))
        .route("/sim/option", post(set_option))
        .route("/sim/installed", post(installed))
        .with_state(world)
}

async fn switches(State(world): State<Arc<World>>) -> Json<Switches> {
    Json(world.switches.read().clone())
}

/// Returns all switches, or 400 with a message that names the rejected switch.
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
struct StateQuery {
    /// The revision that the page already has.
    after: Option<u64>,
}

async fn state(
    State(world): State<Arc<World>>,
    Query(query): Query<StateQuery>,
) -> Json<PageState> {
    if let Some(after) = query.after {
        let mut revision = world.revision.subscribe();
        tokio::select! {
            // It fails only when the world has been dropped.
            _ = revision.wait_for(|revision| *revision > after) => {}
            () = world.closing.cancelled() => {}
        }
    }
    Json(PageState::read(&world, query.after))
}

#[derive(Deserialize)]
struct SayRequest {
    dialog: String,
    text: String,
    /// The key by which the page recognizes its message.
    key: String,
}

/// Adds a message that the user has written in the portal's own field.
async fn say(State(world): State<Arc<World>>, Json(request): Json<SayRequest>) -> Json<u32> {
    let author_id = world.switches.read().user_id;
    let mut store = world.store.lock();
    let SayRequest { dialog, text, key } = request;
    let message = NewMessage { dialog, author_id, text, url_preview: true, key, sticker: None };
    let id = store.chats.add(message, world.next_revision());
    world.notify_page();
    Json(id)
}

#[derive(Deserialize)]
struct Note {
    text: String,
}

async fn note(State(world): State<Arc<World>>, Json(note): Json<Note>) -> StatusCode {
    world.log.lock().add(Entry::Note { text: note.text });
    StatusCode::NO_CONTENT
}

async fn open(State(world): State<Arc<World>>) -> Json<Opening> {
    Json(world.store.lock().open())
}

#[derive(Deserialize)]
struct Refresh {
    /// The token to replace.
    #[serde(default)]
    auth_id: String,
}

/// Returns new tokens and expires the old one.
async fn tokens(State(world): State<Arc<World>>, Json(refresh): Json<Refresh>) -> Json<TokenPair> {
    let mut store = world.store.lock();
    store.tokens.expire(&refresh.auth_id);
    Json(store.tokens.issue())
}

async fn init_data(State(world): State<Arc<World>>) -> Json<InitData> {
    let user_id = world.switches.read().user_id;
    Json(world.store.lock().init_data(user_id))
}

#[derive(Deserialize)]
struct SetOption {
    owner: Owner,
    name: String,
    value: Value,
}

/// Stores an option and returns all options of the same owner.
async fn set_option(
    State(world): State<Arc<World>>,
    Json(option): Json<SetOption>,
) -> Json<Map<String, Value>> {
    let user_id = world.switches.read().user_id;
    Json(world.store.lock().set(option.owner, user_id, option.name, option.value))
}

/// Finishes an installation; `INSTALL` is false from then on.
async fn installed(State(world): State<Arc<World>>) -> StatusCode {
    world.install();
    StatusCode::NO_CONTENT
}
