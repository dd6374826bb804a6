//! Records a trace of the browser and extracts the page's main thread.

use crate::cdp::Cdp;
use serde::Deserialize;
use serde_json::{Value, json};

/// The name of the marks with which a script encloses its work.
pub const MARK: &str = "bench-scroll";

const CATEGORIES: [&str; 5] = [
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "v8",
    "v8.execute",
    "blink.user_timing",
];

/// An event that took time on a thread. Times are in microseconds.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Event {
    /// The name of the event.
    pub name: String,
    /// The phase: `X` for an event with a duration.
    pub ph: String,
    /// The process id.
    pub pid: u64,
    /// The thread id.
    pub tid: u64,
    /// The time of its start.
    pub ts: f64,
    /// Its wall-clock duration.
    #[serde(default)]
    pub dur: f64,
    /// Its CPU time.
    #[serde(default)]
    pub tdur: Option<f64>,
    /// Further data.
    #[serde(default)]
    pub args: Value,
}

impl Event {
    /// Returns the CPU time in milliseconds, including the artificial slowdown. It excludes times
    /// in which other programs run or the thread waits for another thread.
    pub fn running_ms(&self) -> f64 {
        self.tdur.unwrap_or(self.dur) / 1_000.0
    }
}

/// Starts the recording.
pub async fn start(cdp: &mut Cdp) {
    let categories: Vec<&str> = std::iter::once("-*").chain(CATEGORIES).collect();
    let parameters = json!({
        "transferMode": "ReportEvents",
        "categories": categories.join(","),
        "options": "record-until-full",
    });
    cdp.call("Tracing.start", parameters).await;
}

/// Ends the recording and returns the events of the marked thread between the first and the last
/// mark.
///
/// # Panics
/// When the recording is incomplete.
pub async fn stop(cdp: &mut Cdp) -> Vec<Event> {
    cdp.call("Tracing.end", json!({})).await;
    let mut events = Vec::new();
    loop {
        let mut message = cdp.event().await;
        match message["method"].as_str() {
            Some("Tracing.dataCollected") => {
                let values = message["params"]["value"].take();
                let values = values.as_array().cloned().unwrap_or_default();
                let with_time = values.into_iter().filter(is_of_a_page);
                events.extend(with_time.filter_map(|it| serde_json::from_value::<Event>(it).ok()));
            }
            Some("Tracing.tracingComplete") => {
                let lost = &message["params"]["dataLossOccurred"];
                assert_eq!(lost, &json!(false), "the recording has gaps");
                return between_marks(events);
            }
            _ => {}
        }
    }
}

/// Returns whether the event may be useful: most of a recording is not.
fn is_of_a_page(event: &Value) -> bool {
    event["ph"] == "X" || event["name"] == MARK
}

fn between_marks(events: Vec<Event>) -> Vec<Event> {
    let marks: Vec<&Event> = events.iter().filter(|event| event.name == MARK).collect();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        panic!("the recording has no marks");
    };
    let thread = (first.pid, first.tid);
    let (from, to) = (first.ts.min(last.ts), first.ts.max(last.ts));
    let is_ours = |event: &Event| {
        (event.pid, event.tid) == thread && event.ph == "X" && (from..=to).contains(&event.ts)
    };
    events.iter().filter(|event| is_ours(event)).cloned().collect()
}
