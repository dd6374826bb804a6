//! One round: a new browser, a new simulator, and one measurement of each figure.

use crate::chromium::Chromium;
use crate::dist;
use crate::opening::Opening;
use crate::scrolling::Scrolling;
use crate::widget;
use b24_simulator::{Options, Widget};
use serde_json::json;

/// The results of a round.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// The browser and its version.
    pub browser: String,
    /// The size of the page, in CSS pixels.
    pub page_px: String,
    /// The load average of the system at the start; empty if the system does not report it.
    pub load: String,
    /// The opening of the tab.
    pub opening: Opening,
    /// The scrolling in the tab.
    pub scrolling: Scrolling,
}

impl Round {
    /// Returns a short summary, printed while further rounds run.
    pub fn line(&self) -> String {
        let Self { opening, scrolling, .. } = self;
        format!(
            "{:.0} ms to the first still, {:.0} s for {:.0} steps",
            opening.answer_to_painted, scrolling.seconds, scrolling.steps
        )
    }
}

/// Measures each figure once. No cache contains data of an earlier round.
pub async fn run() -> Round {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    let options = Options { port: 0, widget: Widget::Dist(dist::folder()) };
    let simulator = b24_simulator::start(options).await.expect("the simulator starts");
    let klipy_key = if crate::service() == "klipy" { "right" } else { "none" };
    simulator.set(json!({ "klipy_key": klipy_key })).expect("the simulator has the switch");
    let (chromium, pipes) = Chromium::start(&[]);
    let mut page = widget::open(pipes, &simulator.widget_url()).await;
    let version = page.cdp.call("Browser.getVersion", json!({})).await;
    let size = page.run("() => `${innerWidth}x${innerHeight}`", json!({})).await;
    let opening = Opening::measure(&mut page, &simulator).await;
    let scrolling = Scrolling::measure(&mut page).await;
    drop(chromium);
    simulator.stop().await;
    Round {
        browser: version["product"].as_str().unwrap_or("an unknown browser").to_owned(),
        page_px: size.as_str().unwrap_or_default().to_owned(),
        load: load.to_owned(),
        opening,
        scrolling,
    }
}
