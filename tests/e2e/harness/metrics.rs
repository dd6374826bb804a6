//! Memory, listeners and nodes of the picker's page.

use super::{Outcome, Stage};
use serde_json::{Value, json};

/// Counts after garbage collection, of the picker and the page around it. Needs
/// [`Settings::one_process`](super::Settings::one_process), or a picker that is its own tab.
#[derive(Clone, Copy, Debug)]
pub struct Metrics {
    /// Bytes, including the app's wasm memory.
    pub memory: i64,
    /// Event listeners.
    pub listeners: i64,
    /// DOM nodes, including detached ones that are still referenced.
    pub nodes: i64,
    /// Documents.
    pub documents: i64,
}

impl Stage {
    /// Collects garbage and counts what is left.
    pub async fn metrics(&self) -> Outcome<Metrics> {
        self.ask_devtools("Performance.enable", json!({})).await?;
        // Objects that the first collection frees may keep others alive.
        for _ in 0..2 {
            self.ask_devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let answer = self.ask_devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = answer["metrics"].as_array().into_iter().flatten();
            let found = all.filter(|metric| metric["name"] == name).find_map(number);
            found.unwrap_or_else(|| panic!("the browser does not report {name}"))
        };
        Ok(Metrics {
            memory: metric("JSHeapUsedSize") + self.apps_memory().await?,
            listeners: metric("JSEventListeners"),
            nodes: metric("Nodes"),
            documents: metric("Documents"),
        })
    }

    /// Returns the size of the app's wasm memory in bytes, which only ever grows.
    async fn apps_memory(&self) -> Outcome<i64> {
        // Starting the app's module again returns the running instance.
        let script = "return import(document.getElementById('app').href)
            .then((app) => app.default())
            .then((parts) => Object.values(parts).find((it) => it instanceof WebAssembly.Memory))
            .then((memory) => memory.buffer.byteLength)";
        let bytes = self.in_picker(script, vec![]).await?;
        Ok(bytes.as_i64().expect("the app has a memory"))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "counts and bytes")]
fn number(metric: &Value) -> Option<i64> {
    metric["value"].as_f64().map(|value| value as i64)
}
