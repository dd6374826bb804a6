//! Measures what the page holds in memory at one moment, without garbage.

use crate::page::{Page, number};
use serde_json::json;

const HELD: &str = include_str!("page/held.js");

/// Counts of live objects and sizes of memory.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Elements in the document.
    pub elements: f64,
    /// Cells of the GIF tab among them.
    pub cells: f64,
    /// Live nodes, in the document or not.
    pub nodes: f64,
    /// Live event listeners.
    pub listeners: f64,
    /// Used bytes of the JavaScript heap.
    pub heap: f64,
    /// Bytes of the app's wasm memory, which never shrinks; `None` if it is not accessible.
    pub wasm: Option<f64>,
}

impl Held {
    /// Collects the garbage and counts the rest.
    pub async fn now(page: &mut Page) -> Self {
        // The second collection frees the objects that only the first one released.
        for _ in 0..2 {
            page.cdp.call("HeapProfiler.collectGarbage", json!({})).await;
        }
        let heap = page.cdp.call("Runtime.getHeapUsage", json!({})).await;
        let counters = page.cdp.call("Memory.getDOMCounters", json!({})).await;
        let seen = page.run(HELD, json!({})).await;
        Self {
            elements: number(&seen["elements"]),
            cells: number(&seen["cells"]),
            nodes: number(&counters["nodes"]),
            listeners: number(&counters["jsEventListeners"]),
            heap: number(&heap["usedSize"]),
            wasm: seen["wasm"].as_f64(),
        }
    }
}
