//! Scrolling through thousands of GIFs.

use crate::held::Held;
use crate::page::{Page, number};
use crate::tasks::{Task, tasks};
use crate::trace;
use serde_json::json;
use std::time::Duration;

const SEARCH: &str = include_str!("page/search.js");
const SETTLE: &str = include_str!("page/settle.js");
const SCROLL: &str = include_str!("page/scroll.js");

/// What is searched for: it fits every GIF of the simulator, of which there are 3,200. What is
/// popular ends after 500, as it does with the real service.
const QUERY: &str = "loop";

/// How many GIFs are scrolled through.
pub const GIFS: u32 = 3_000;

/// One step, in CSS pixels: about three notches of a wheel.
pub const STEP_PX: u32 = 300;

/// How long all of it may take, pages that have to be waited for included.
const LIMIT: Duration = Duration::from_secs(600);

/// What scrolling cost.
#[derive(Clone, Debug, Default)]
pub struct Scrolling {
    /// With the first page of the search on screen.
    pub before: Held,
    /// After the last step, with everything on screen loaded.
    pub after: Held,
    /// The most elements that were there after a step.
    pub most_elements: f64,
    /// Calls of the API since the tab was opened, as the page counts them: the simulator's log is
    /// not long enough for all that comes between.
    pub calls: f64,
    /// How many steps there were.
    pub steps: f64,
    /// Frames in which the end had been reached, and the next page not come yet.
    pub waits: f64,
    /// How long it took.
    pub seconds: f64,
    /// What the page's main thread did meanwhile.
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
        let argument = json!({ "gifs": GIFS, "step": STEP_PX, "mark": mark });
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
