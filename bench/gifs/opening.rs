//! From the click on the tab to its first picture.

use crate::page::{Page, number};
use crate::tasks::{Task, tasks};
use crate::trace;
use b24_simulator::Simulator;
use serde_json::json;

const OPEN: &str = include_str!("page/open.js");
const SETTLE: &str = include_str!("page/settle.js");

/// How the tab opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Calls of the API, as the service saw them, until nothing more was asked for.
    pub calls: f64,
    /// Milliseconds from the click to the end of the answer.
    pub click_to_answer: f64,
    /// Milliseconds from there until the first still on screen was loaded.
    pub answer_to_load: f64,
    /// Milliseconds from there until that still had been painted.
    pub answer_to_painted: f64,
    /// What the page's main thread did in that time.
    pub tasks: Vec<Task>,
}

impl Opening {
    /// Opens the tab of a page where it has not been open yet.
    pub async fn measure(page: &mut Page, simulator: &Simulator) -> Self {
        trace::start(&mut page.cdp).await;
        let times = page.run(OPEN, json!({ "mark": trace::MARK })).await;
        let events = trace::stop(&mut page.cdp).await;
        page.run(SETTLE, json!({})).await;
        Self {
            calls: calls(simulator),
            click_to_answer: number(&times["click_to_answer"]),
            answer_to_load: number(&times["answer_to_load"]),
            answer_to_painted: number(&times["answer_to_painted"]),
            tasks: tasks(&events),
        }
    }
}

/// How often the API was called so far.
#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn calls(simulator: &Simulator) -> f64 {
    let log = simulator.log();
    let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter(|entry| entry["kind"] == "gif").count() as f64
}
