//! Measures scrolling through thousands of GIFs.

use crate::held::Held;
use crate::page::{Page, number};
use crate::tasks::{Task, tasks};
use crate::trace;
use serde_json::json;
use std::time::Duration;

const SEARCH: &str = include_str!("page/search.js");
const SETTLE: &str = include_str!("page/settle.js");
const SCROLL: &str = include_str!("page/scroll.js");

/// A query that matches every GIF of the simulator, of which there are 3,200. The trending GIFs end
/// after 500, as in the real service.
const QUERY: &str = "loop";

/// Returns the number of GIFs to scroll through. With KLIPY's filter for the usual rating, the query
/// finds 2,196.
pub fn gifs() -> u32 {
    if crate::service() == "klipy" { 2_000 } else { 3_000 }
}

/// One step, in CSS pixels: about three notches of a wheel.
pub const STEP_PX: u32 = 300;

/// The time limit of the whole scrolling, including waits for pages.
const LIMIT: Duration = Duration::from_secs(600);

/// The cost of scrolling.
#[derive(Clone, Debug, Default)]
pub struct Scrolling {
    /// Measured with the first page of the search on screen.
    pub before: Held,
    /// Measured after the last step, with everything visible loaded.
    pub after: Held,
    /// The highest number of elements after a step.
    pub most_elements: f64,
    /// Calls of the API since the tab was opened, as counted by the page: the simulator's log is
    /// too short for them.
    pub calls: f64,
    /// The number of steps.
    pub steps: f64,
    /// Frames at the end of the list, before the next page has arrived.
    pub waits: f64,
    /// The duration.
    pub seconds: f64,
    /// The tasks of the page's main thread meanwhile.
    pub tasks: Vec<Task>,
}

impl Scrolling {
    /// Scrolls in a page whose GIF tab is open.
    pub async fn measure(page: &mut Page) -> Self {
        page.run(SEARCH, json!({ "query": QUERY })).await;
        page.run(SETTLE, json!({ "query": QUERY })).await;
        let before = Held::now(page).await;
        trace::start(&mut page.cdp).await;
        let mark = trace::MARK;
        let argument = json!({
            "gifs": gifs(), "step": STEP_PX, "mark": mark, "service": crate::service(),
        });
        let scrolled = page.run_within(LIMIT, SCROLL, argument).await;
        let events = trace::stop(&mut page.cdp).await;
        page.run(SETTLE, json!({})).await;
        Self {
            before,
            after: Held::now(page).await,
            most_elements: number(&scrolled["most_elements"]),
            calls: number(&scrolled["calls"]),
            steps: number(&scrolled["steps"]),
            waits: number(&scrolled["waits"]),
            seconds: number(&scrolled["seconds"]),
            tasks: tasks(&events),
        }
    }
}
