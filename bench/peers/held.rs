//! Measures what a page holds in memory after it has opened.

use crate::page::{Page, number};
use serde_json::json;

const HELD: &str = include_str!("page/held.js");

/// Counts of elements and sizes of memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// Elements, including those in shadow trees.
    pub elements: f64,
    /// Used bytes of the JavaScript heap, plus the wasm memory.
    pub memory: f64,
}

impl Held {
    /// Collects the garbage and counts the rest.
    pub async fn now(page: &mut Page) -> Self {
        // The second collection frees the objects that only the first one released.
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
