//! Sends what the core wants sent: plain GETs without anything about the person.

use super::error::GifError;
use crate::browser::{self, Abort};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReferrerPolicy, RequestInit, RequestMode};

fn plain_get() -> RequestInit {
    let init = browser::anonymous_request();
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init
}

/// Status and body of the answer at an address.
///
/// # Errors
/// [`GifError::Slow`] after the abort's time, else [`GifError::Offline`] or
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

/// Calls an address and waits for nothing. It outlives the page, and where it is blocked nobody
/// hears of it.
pub fn tell(url: &str) {
    let init = plain_get();
    init.set_mode(RequestMode::NoCors);
    browser::keep_alive(&init);
    let Some(window) = browser::window() else { return };
    let sent = JsFuture::from(window.fetch_with_str_and_init(url, &init));
    spawn_local(async move {
        sent.await.ok();
    });
}
