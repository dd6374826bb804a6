//! Sends a request and reads its answer. One function for all: each copy of the machinery behind
//! it would be paid for in bytes.

use super::Abort;
use gloo_net::http::RequestBuilder;

/// Status and body of the answer to a request, whatever the status.
///
/// # Errors
/// In words for the console: the network failed, or the request was aborted.
pub async fn send(request: RequestBuilder, abort: &Abort) -> Result<(u16, Vec<u8>), String> {
    let request = request.abort_signal(abort.signal().as_ref());
    let response = request.send().await.map_err(|error| error.to_string())?;
    let body = response.binary().await.map_err(|error| error.to_string())?;
    Ok((response.status(), body))
}
