//! Sends requests. All modules share one function: every further copy of the async code adds bytes.

use super::Abort;
use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use web_sys::{Headers, RequestCredentials, RequestInit, RequestMode};

/// Returns the options of a GET request without credentials, in CORS mode. The caller may set
/// another method.
pub fn anonymous_request() -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init
}

/// Sets `keepalive`, so that a request outlives the page. web-sys has no setter for it.
pub fn keep_alive(init: &RequestInit) {
    // Only a sealed object fails.
    js_sys::Reflect::set(init, &"keepalive".into(), &true.into()).ok();
}

/// Makes a request a POST of a JSON text.
pub fn post_json(init: &RequestInit, json: &str) {
    init.set_method("POST");
    init.set_body(&json.into());
    if let Ok(headers) = Headers::new() {
        // Only a name or a value with invalid characters fails.
        headers.set("content-type", "application/json").ok();
        init.set_headers(&headers);
    }
}

/// Sends a request and returns status and body of the response, for every status.
///
/// # Errors
/// The network failed, or the request was aborted; the text is for the console.
pub async fn send(url: &str, init: &RequestInit, abort: &Abort) -> Result<(u16, Vec<u8>), String> {
    init.set_signal(abort.signal().as_ref());
    // The browser's own error may quote the address, and some addresses contain a key.
    let refused = |_: JsValue| "the browser refuses the request".to_owned();
    let request = web_sys::Request::new_with_str_and_init(url, init).map_err(refused)?;
    let response = Request::from(request).send().await.map_err(|error| error.to_string())?;
    let body = response.binary().await.map_err(|error| error.to_string())?;
    Ok((response.status(), body))
}
