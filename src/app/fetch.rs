//! Fetches a file of ours as text.

use crate::browser::{self, Abort};
use web_sys::{RequestCache, RequestCredentials, RequestInit};

/// Which answers will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Any: what the page has preloaded, what a cache has.
    Any,
    /// The server's own. Whatever was wrong with the answer before stays in no cache.
    New,
}

/// The text at an address, relative to the page.
///
/// # Errors
/// In words for the console: the network failed, the server refused, or it took too long.
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
