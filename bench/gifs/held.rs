//! What the page holds at one moment, rubbish excepted.

use crate::page::{Page, number};
use serde_json::json;

const HELD: &str = include_str!("page/held.js");

/// What the page holds.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Elements in the document.
    pub elements: f64,
    /// Cells of the GIF tab among them.
    pub cells: f64,
    /// Nodes that are alive, in the document or not.
    pub nodes: f64,
    /// Event listeners that are alive.
    pub listeners: f64,
    /// Bytes in use on the heap of JavaScript.
    pub heap: f64,
    /// Bytes of the app's own memory, which never shrinks; `None` where it cannot be reached.
    pub wasm: Option<f64>,
}

impl Held {
    /// Collects what nobody needs any more, and counts the rest.
    pub async fn now(page: &mut Page) -> Self {
        // What only the first collection has let go of is collected by the second.
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
