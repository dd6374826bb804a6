//! What goes wrong with the widget's files.

use std::convert::Infallible;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream;

use crate::switches::choices::{Data, Js, Wasm};
use crate::world::World;

const WASM: &str = "application/wasm";
const JS: &str = "text/javascript";
const JSON: &str = "application/json";

/// A fault must not outlive its switch in a cache.
const NEVER_KEEP: HeaderValue = HeaderValue::from_static("no-store");

/// Has the browser forget the files that it may keep forever, while any of them is to fail:
/// it would not ask for them again.
pub(super) fn forget_files(world: &World, page: &mut HeaderMap) {
    let switches = world.switches.read();
    let all_well =
        switches.wasm == Wasm::Normal && switches.js == Js::Normal && switches.data == Data::Normal;
    if !all_well {
        let name = HeaderName::from_static("clear-site-data");
        page.insert(name, HeaderValue::from_static("\"cache\""));
    }
}

/// The answer given in place of a file, if its switch says so.
pub(super) fn instead(world: &World, path: &str) -> Option<Response> {
    let mut fault = fault(world, path)?;
    fault.headers_mut().insert(header::CACHE_CONTROL, NEVER_KEEP);
    Some(fault)
}

fn fault(world: &World, path: &str) -> Option<Response> {
    let switches = world.switches.read();
    if path.ends_with(".wasm") {
        match switches.wasm {
            Wasm::Normal | Wasm::Octet | Wasm::Held => None,
            Wasm::NotFound => Some(not_found()),
            Wasm::Hang => Some(hang(world, WASM)),
            Wasm::Html => Some(Html("<!doctype html><title>Welcome</title>").into_response()),
            Wasm::Corrupt => Some(corrupt()),
        }
    } else if path.contains("/data/") {
        match switches.data {
            Data::Normal | Data::Held => None,
            Data::NotFound => Some(not_found()),
            Data::Hang => Some(hang(world, JSON)),
            Data::Garbage => Some(([(header::CONTENT_TYPE, JSON)], "{\"\u{0}[:,").into_response()),
        }
    } else if is_glue(path) {
        match switches.js {
            Js::Normal => None,
            Js::NotFound => Some(not_found()),
            Js::Hang => Some(hang(world, JS)),
        }
    } else {
        None
    }
}

/// Returns once the file is not held (any more).
pub(super) async fn released(world: &World, path: &str) {
    loop {
        let switched = world.switched.notified();
        tokio::pin!(switched);
        // Before the look at the switch, or a change right after that look would be missed.
        switched.as_mut().enable();
        if !is_held(world, path) {
            return;
        }
        tokio::select! {
            () = switched => {}
            () = world.closing.cancelled() => return,
        }
    }
}

fn is_held(world: &World, path: &str) -> bool {
    let switches = world.switches.read();
    (path.ends_with(".wasm") && switches.wasm == Wasm::Held)
        || (path.contains("/data/") && switches.data == Data::Held)
}

/// The file's own answer, with what its switch changes in it.
pub(super) fn after(world: &World, path: &str, mut response: Response) -> Response {
    if path.ends_with(".wasm") && world.switches.read().wasm == Wasm::Octet {
        let octets = HeaderValue::from_static("application/octet-stream");
        response.headers_mut().insert(header::CONTENT_TYPE, octets);
        response.headers_mut().insert(header::CACHE_CONTROL, NEVER_KEEP);
    }
    response
}

/// wasm-bindgen's JavaScript: any script but the boot script, which has to tell the tale.
fn is_glue(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.ends_with(".js") && !name.starts_with("boot")
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "Not Found\n").into_response()
}

/// Headers, and then nothing until the simulator ends.
fn hang(world: &World, kind: &'static str) -> Response {
    let closing = world.closing.clone();
    let body = Body::from_stream(stream::once(async move {
        closing.cancelled_owned().await;
        Ok::<_, Infallible>("")
    }));
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn corrupt() -> Response {
    let mut bytes = b"\0asm\x01\0\0\0".to_vec();
    bytes.resize(4096, 0xff);
    ([(header::CONTENT_TYPE, WASM)], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::is_glue;

    #[test]
    fn the_boot_script_is_spared() {
        assert!(is_glue("/b24-emoji-picker-0123456789abcdef.js"));
        assert!(!is_glue("/boot-0123456789abcdef.js"));
        assert!(!is_glue("/boot.js"));
        assert!(!is_glue("/style.css"));
    }
}
