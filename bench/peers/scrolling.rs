//! From the top of the list to its end.

use crate::page::{Page, number};
use serde_json::{Value, json};
use std::time::Duration;

const SCROLL: &str = include_str!("page/scroll.js");

/// One step, in CSS pixels.
pub const STEP_PX: u32 = 150;

/// A frame that takes longer is long, in milliseconds.
pub const LONG_MS: u32 = 50;

/// How long it may take.
const LIMIT: Duration = Duration::from_secs(120);

/// How the list scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scrolling {
    /// How many steps there were.
    pub steps: f64,
    /// Milliseconds of script, in all.
    pub script: f64,
    /// Milliseconds of script, style and layout, in all.
    pub work: f64,
    /// Frames that were long.
    pub long_frames: f64,
    /// Milliseconds of the longest frame.
    pub longest: f64,
}

impl Scrolling {
    /// Scrolls a page that rests.
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

/// What the browser has counted so far.
struct Metrics(Value);

impl Metrics {
    async fn now(page: &mut Page) -> Self {
        let mut answer = page.cdp.call("Performance.getMetrics", json!({})).await;
        Self(answer["metrics"].take())
    }

    /// In milliseconds.
    fn get(&self, name: &str) -> f64 {
        let metrics = self.0.as_array().map(Vec::as_slice).unwrap_or_default();
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        number(&metric.expect("the browser counts it")["value"]) * 1_000.0
    }
}
