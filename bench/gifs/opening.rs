//! Measures from the click on the tab to its first picture.

use crate::page::{Page, number};
use crate::service;
use crate::tasks::{Task, tasks};
use crate::trace;
use b24_simulator::Simulator;
use serde_json::json;

const OPEN: &str = include_str!("page/open.js");
const PICTURE_BYTES: &str = include_str!("page/picture-bytes.js");
const SETTLE: &str = include_str!("page/settle.js");

/// The timing of an opening.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Calls of the API until the tab has settled, as counted by the simulator.
    pub calls: f64,
    /// Milliseconds from the click to the end of the response.
    pub click_to_answer: f64,
    /// Milliseconds from the response until the first visible still has loaded.
    pub answer_to_load: f64,
    /// Milliseconds from the response until that still has been painted.
    pub answer_to_painted: f64,
    /// Bytes of pictures and videos until the tab has settled; `None` for a service whose files in the
    /// simulator do not have realistic sizes.
    pub picture_bytes: Option<f64>,
    /// The tasks of the page's main thread in that time.
    pub tasks: Vec<Task>,
}

impl Opening {
    /// Opens the tab of a page in which it has not been open yet.
    pub async fn measure(page: &mut Page, simulator: &Simulator) -> Self {
        trace::start(&mut page.cdp).await;
        let times = page.run(OPEN, json!({ "mark": trace::MARK })).await;
        let events = trace::stop(&mut page.cdp).await;
        page.run(SETTLE, json!({})).await;
        let picture_bytes = match service() {
            "klipy" => Some(number(&page.run(PICTURE_BYTES, json!({})).await)),
            _ => None,
        };
        Self {
            calls: calls(simulator),
            picture_bytes,
            click_to_answer: number(&times["click_to_answer"]),
            answer_to_load: number(&times["answer_to_load"]),
            answer_to_painted: number(&times["answer_to_painted"]),
            tasks: tasks(&events),
        }
    }
}

/// Returns the number of API calls so far.
#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn calls(simulator: &Simulator) -> f64 {
    let log = simulator.log();
    let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter(|entry| entry["kind"] == "gif").count() as f64
}
