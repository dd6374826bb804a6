//! Fetches one of the app's files as text.

use crate::browser::{self, Abort};
use web_sys::{RequestCache, RequestCredentials, RequestInit};

/// Which responses are acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Any response: a preloaded or a cached one, too.
    Any,
    /// Only a response from the server. It replaces the cached one, which may have been bad.
    New,
}

/// Returns the text at an address, which is relative to the page.
///
/// # Errors
/// Returns a message for the console if the network failed, the server refused the request, or the
/// time limit passed.
pub async fn text(address: &str, freshness: Freshness, limit_ms: u32) -> Result<String, String> {
    let abort = Abort::after(limit_ms);
    let failed = |why: String| [address, " could not be loaded: ", &*why].concat();
    let cache = match freshness {
        Freshness::Any => RequestCache::Default,
        Freshness::New => RequestCache::Reload,
    };
    let request = RequestInit::new();
    request.set_credentials(RequestCredentials::SameOrigin);
    request.set_cache(cache);
    let (status, body) = browser::send(address, &request, &abort).await.map_err(failed)?;
    if !(200..300).contains(&status) {
        return Err(failed(["the server answered ", &*status.to_string()].concat()));
    }
    String::from_utf8(body).map_err(|error| failed(error.to_string()))
}
