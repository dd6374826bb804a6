//! Sends what the core wants sent: plain GETs without anything about the person.

use super::error::GifError;
use crate::browser::{self, Abort};
use gloo_net::http::Request;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ReferrerPolicy, RequestCredentials, RequestMode};

/// Status and body of the answer at an address.
///
/// # Errors
/// [`GifError::Slow`] after the abort's time, else [`GifError::Network`].
pub async fn fetch(url: &str, abort: &Abort) -> Result<(u16, Vec<u8>), GifError> {
    let request = Request::get(url)
        .mode(RequestMode::Cors)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    browser::send(request, abort).await.map_err(|why| {
        browser::warn(&["the GIF service cannot be reached: ", &*why].concat());
        if abort.is_late() { GifError::Slow } else { GifError::Network }
    })
}

/// Calls an address and waits for nothing. It outlives the page, and where it is blocked nobody
/// hears of it.
pub fn tell(url: &str) {
    let init = web_sys::RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // web-sys has no setter for it.
    js_sys::Reflect::set(&init, &"keepalive".into(), &true.into()).ok();
    let Some(window) = browser::window() else { return };
    let sent = wasm_bindgen_futures::JsFuture::from(window.fetch_with_str_and_init(url, &init));
    spawn_local(async move {
        sent.await.ok();
    });
}
