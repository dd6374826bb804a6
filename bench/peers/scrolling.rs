//! Measures scrolling from the top of the list to its end.

use crate::page::{Page, number};
use serde_json::{Value, json};
use std::time::Duration;

const SCROLL: &str = include_str!("page/scroll.js");

/// One step, in CSS pixels.
pub const STEP_PX: u32 = 150;

/// The duration in milliseconds above which a frame counts as long.
pub const LONG_MS: u32 = 50;

/// The time limit of the scrolling.
const LIMIT: Duration = Duration::from_secs(120);

/// The cost of scrolling.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scrolling {
    /// The number of steps.
    pub steps: f64,
    /// The total time of scripts, in milliseconds.
    pub script: f64,
    /// The total time of script, style and layout, in milliseconds.
    pub work: f64,
    /// The number of long frames.
    pub long_frames: f64,
    /// The duration of the longest frame, in milliseconds.
    pub longest: f64,
}

impl Scrolling {
    /// Scrolls an idle page.
    pub async fn measure(page: &mut Page) -> Self {
        page.cdp.call("Performance.enable", json!({})).await;
        let before = Metrics::now(page).await;
        let seen =
            page.run_within(LIMIT, SCROLL, json!({ "step": STEP_PX, "long": LONG_MS })).await;
        let after = Metrics::now(page).await;
        let script = after.get("ScriptDuration") - before.get("ScriptDuration");
        let layout = ["LayoutDuration", "RecalcStyleDuration"]
            .map(|name| after.get(name) - before.get(name));
        Self {
            steps: number(&seen["steps"]),
            script,
            work: script + layout.iter().sum::<f64>(),
            long_frames: number(&seen["long_frames"]),
            longest: number(&seen["longest"]),
        }
    }
}

/// The browser's counters so far.
struct Metrics(Value);

impl Metrics {
    async fn now(page: &mut Page) -> Self {
        let mut answer = page.cdp.call("Performance.getMetrics", json!({})).await;
        Self(answer["metrics"].take())
    }

    /// Returns a counter in milliseconds.
    fn get(&self, name: &str) -> f64 {
        let metrics = self.0.as_array().map(Vec::as_slice).unwrap_or_default();
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        number(&metric.expect("the browser counts it")["value"]) * 1_000.0
    }
}
