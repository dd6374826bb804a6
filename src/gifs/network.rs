//! Sends the requests of the pure part: plain GETs without anything that identifies the user.

use super::error::GifError;
use super::provider::UsageReport;
use crate::browser::{self, Abort};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReferrerPolicy, RequestInit, RequestMode};

fn plain_get() -> RequestInit {
    let init = browser::anonymous_request();
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init
}

/// Fetches an address and returns the status and the body of the answer.
///
/// # Errors
/// [`GifError::Slow`] after the time limit of `abort`, else [`GifError::Offline`] or
/// [`GifError::Network`].
pub async fn fetch(url: &str, abort: &Abort) -> Result<(u16, Vec<u8>), GifError> {
    browser::send(url, &plain_get(), abort).await.map_err(|why| {
        browser::warn(&["the GIF service cannot be reached: ", &*why].concat());
        match (abort.is_late(), browser::is_online()) {
            (true, _) => GifError::Slow,
            (false, true) => GifError::Network,
            (false, false) => GifError::Offline,
        }
    })
}

/// Sends a report and ignores the outcome. The call outlives the page.
pub fn tell(report: &UsageReport) {
    let init = plain_get();
    browser::keep_alive(&init);
    match &report.body {
        None => init.set_mode(RequestMode::NoCors),
        Some(json) => browser::post_json(&init, json),
    }
    let Some(window) = browser::window() else { return };
    let sent = JsFuture::from(window.fetch_with_str_and_init(&report.url, &init));
    spawn_local(async move {
        sent.await.ok();
    });
}
