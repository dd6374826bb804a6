//! The simulated network of all pages, and the bytes downloaded through it.

use crate::cdp::Cdp;
use crate::page::number;
use serde_json::{Value, json};

/// Bits per second, down and up.
const BITS_PER_SECOND: f64 = 10_000_000.0;

/// Milliseconds from a request to the first byte of its response.
const LATENCY_MS: u32 = 40;

/// Printed in the table.
pub const DESCRIPTION: &str = "network 10 Mbit/s with 40 ms latency";

/// Throttles the network of the current tab, and makes the browser report its requests.
pub async fn slow_down(cdp: &mut Cdp) {
    cdp.call("Network.enable", json!({})).await;
    let bytes_per_second = BITS_PER_SECOND / 8.0;
    let conditions = json!({
        "offline": false,
        "latency": LATENCY_MS,
        "downloadThroughput": bytes_per_second,
        "uploadThroughput": bytes_per_second,
    });
    cdp.call("Network.emulateNetworkConditions", conditions).await;
}

/// The downloads of a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Downloaded {
    /// Received bytes, including headers, of all responses that were complete at a moment.
    pub bytes: f64,
    /// The number of requests until then.
    pub requests: f64,
}

impl Downloaded {
    /// Counts until a number of milliseconds after the first request of the page.
    pub fn until(events: &[Value], ms: f64) -> Self {
        let mut all = Self::default();
        let mut began = None;
        for event in events {
            let parameters = &event["params"];
            let time = || number(&parameters["timestamp"]) * 1_000.0;
            match event["method"].as_str() {
                Some("Network.requestWillBeSent") => {
                    let began = *began.get_or_insert_with(time);
                    if time() - began <= ms {
                        all.requests += 1.0;
                    }
                }
                Some("Network.loadingFinished")
                    if began.is_some_and(|began| time() - began <= ms) =>
                {
                    all.bytes += number(&parameters["encodedDataLength"]);
                }
                _ => {}
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_downloads_do_not_count() {
        let event = |method: &str, timestamp: f64, bytes: u32| {
            let parameters = json!({ "timestamp": timestamp, "encodedDataLength": bytes });
            json!({ "method": format!("Network.{method}"), "params": parameters })
        };
        let events = [
            event("requestWillBeSent", 10.0, 0),
            event("requestWillBeSent", 10.01, 0),
            event("loadingFinished", 10.1, 500),
            event("loadingFinished", 10.3, 70),
        ];
        let downloaded = Downloaded::until(&events, 200.0);
        assert!((downloaded.bytes - 500.0).abs() < 1e-9);
        assert!((downloaded.requests - 2.0).abs() < 1e-9);
    }
}
