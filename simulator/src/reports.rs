//! `reports.localhost`: receives the browser's reports of violations of the widget's security
//! policy. A separate host, so that a hanging download from another host does not delay a report.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use serde_json::Value;

use crate::log::Entry;
use crate::world::World;

const PATH: &str = "/csp";

/// Returns the URL for reports.
pub(crate) fn address(world: &World) -> String {
    format!("http://reports.localhost:{}{PATH}", world.port)
}

pub(crate) fn router(world: Arc<World>) -> Router {
    Router::new().route(PATH, post(report)).with_state(world)
}

async fn report(State(world): State<Arc<World>>, body: Bytes) -> StatusCode {
    let Ok(report) = serde_json::from_slice::<Value>(&body) else { return StatusCode::BAD_REQUEST };
    let field = |name: &str| report.get("csp-report").and_then(|fields| fields.get(name));
    let text = |name: &str| field(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    // Older browsers report the directive together with its sources.
    let directive = match text("effective-directive") {
        name if name.is_empty() => text("violated-directive"),
        name => name,
    };
    let directive = directive.split(' ').next().unwrap_or_default().to_owned();
    world.log.lock().add(Entry::Violation {
        directive,
        blocked: text("blocked-uri"),
        source: text("source-file"),
        line: field("line-number").and_then(Value::as_u64).unwrap_or_default(),
    });
    StatusCode::NO_CONTENT
}
