//! The GIF tab with KLIPY. What does not depend on the service is tested in `gifs`.

mod answers;
mod items;
mod message_form;
mod opening;
mod provider_change;
mod share;
mod topics;

use crate::harness::{Outcome, Stage};
use serde_json::{Value, json};

/// Returns switches of a page that has a key of KLIPY, and others.
fn with_key(more: Value) -> Value {
    let mut switches = json!({"klipy_key": "right"});
    if let (Some(switches), Some(more)) = (switches.as_object_mut(), more.as_object()) {
        switches.extend(more.clone());
    }
    switches
}

/// Opens the GIF tab of a portal that uses KLIPY and inserts GIFs.
async fn klipy(more: Value) -> Outcome<Stage> {
    Stage::with_gifs(with_key(more)).await
}

/// Returns the path of an API call, as the simulator logs it.
fn api(path: &str) -> String {
    format!("/api/v1/…/{path}")
}
