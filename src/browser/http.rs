//! Sends a request and reads its answer. One function for all: each copy of the machinery behind
//! it would be paid for in bytes.

use super::Abort;
use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use web_sys::{RequestCredentials, RequestInit, RequestMode};

/// A request (GET, unless told otherwise) that does not tell who asks: no credentials, and its
/// answer readable by CORS only.
pub fn anonymous_request() -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init
}

/// Makes a request outlive the page. web-sys has no setter for it.
pub fn keep_alive(init: &RequestInit) {
    // Only a sealed object could refuse.
    js_sys::Reflect::set(init, &"keepalive".into(), &true.into()).ok();
}

/// Status and body of the answer to a request, whatever the status.
///
/// # Errors
/// In words for the console: the network failed, or the request was aborted.
pub async fn send(url: &str, init: &RequestInit, abort: &Abort) -> Result<(u16, Vec<u8>), String> {
    init.set_signal(abort.signal().as_ref());
    // A browser's error may quote the address, and some addresses hold a key.
    let refused = |_: JsValue| "the browser refuses the request".to_owned();
    let request = web_sys::Request::new_with_str_and_init(url, init).map_err(refused)?;
    let response = Request::from(request).send().await.map_err(|error| error.to_string())?;
    let body = response.binary().await.map_err(|error| error.to_string())?;
    Ok((response.status(), body))
}
