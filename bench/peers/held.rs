//! What a page holds after it has opened.

use crate::page::{Page, number};
use serde_json::json;

const HELD: &str = include_str!("page/held.js");

/// What a page holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// Elements, in shadow trees, too.
    pub elements: f64,
    /// Bytes in use on the heap of JavaScript, and the memory of wasm.
    pub memory: f64,
}

impl Held {
    /// Collects what nobody needs any more, and counts the rest.
    pub async fn now(page: &mut Page) -> Self {
        // What only the first collection has let go of is collected by the second.
        for _ in 0..2 {
            page.cdp.call("HeapProfiler.collectGarbage", json!({})).await;
        }
        let heap = page.cdp.call("Runtime.getHeapUsage", json!({})).await;
        let seen = page.run(HELD, json!({})).await;
        Self {
            elements: number(&seen["elements"]),
            memory: number(&heap["usedSize"]) + number(&seen["wasm"]),
        }
    }
}
