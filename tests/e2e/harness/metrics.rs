//! What the picker's page costs the browser while it lives.

use super::{Outcome, Stage};
use serde_json::{Value, json};

/// What there is once the garbage is gone, of the picker and of the page around it. In
/// [`Settings::one_process`](super::Settings::one_process) or by itself in the tab.
#[derive(Clone, Copy, Debug)]
pub struct Metrics {
    /// Bytes, the app's own memory included.
    pub memory: i64,
    /// Listeners of events.
    pub listeners: i64,
    /// Nodes of documents, also those that are only held on to.
    pub nodes: i64,
    /// Documents.
    pub documents: i64,
}

impl Stage {
    /// Throws the garbage away and looks at what is left.
    pub async fn metrics(&self) -> Outcome<Metrics> {
        self.ask_devtools("Performance.enable", json!({})).await?;
        // What the first one frees may hold on to something.
        for _ in 0..2 {
            self.ask_devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let answer = self.ask_devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = answer["metrics"].as_array().into_iter().flatten();
            let found = all.filter(|metric| metric["name"] == name).find_map(number);
            found.unwrap_or_else(|| panic!("the browser does not tell {name}"))
        };
        Ok(Metrics {
            memory: metric("JSHeapUsedSize") + self.apps_memory().await?,
            listeners: metric("JSEventListeners"),
            nodes: metric("Nodes"),
            documents: metric("Documents"),
        })
    }

    /// Bytes of the app's own memory, which only ever grows.
    async fn apps_memory(&self) -> Outcome<i64> {
        // The app's module, asked again to start, gives what it has started already.
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
