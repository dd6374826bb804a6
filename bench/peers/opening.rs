//! Measures from the navigation to the first emoji, and to the first effective click.

use crate::THROTTLING;
use crate::contestants::Contestant;
use crate::network::{self, Downloaded};
use crate::page::{Page, number};
use crate::server::Server;
use crate::site::BLANK;
use serde_json::json;

const ADAPTERS: &str = include_str!("page/adapters.js");
const PROBE: &str = include_str!("page/probe.js");
const LOADED: &str = include_str!("page/loaded.js");
const SETTLE: &str = include_str!("page/settle.js");
const PROTOCOL: &str = "() => performance.getEntriesByType('navigation')[0].nextHopProtocol";

/// The size of every page in CSS pixels, about that of a popup in a portal.
pub const SIZE: (u32, u32) = (420, 500);

/// The timing of an opening.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Milliseconds from the navigation until an emoji had been painted.
    pub visible: f64,
    /// Milliseconds from the navigation until a click took effect; `None` without one.
    pub click: Option<f64>,
    /// The number of clicks until then.
    pub clicks: Option<f64>,
    /// Tasks of more than 50 ms that started between the first paint and the idle page.
    pub long_tasks: f64,
    /// The duration of the longest of them in milliseconds; 0 without one.
    pub longest_task: f64,
    /// Downloads until a click took effect.
    pub until_it_works: Downloaded,
    /// Downloads until the page was idle.
    pub in_all: Downloaded,
}

impl Opening {
    /// Opens a contestant in a new tab, clicks in it, and waits until it is idle.
    pub async fn measure(page: &mut Page, contestant: &Contestant, server: &Server) -> Self {
        let opened = open(page, contestant, server, true).await;
        page.run(SETTLE, json!({})).await;
        let tasks = page.run("() => tasksAfterFirstPaint()", json!({})).await;
        let (visible, click) = (number(&opened["visible"]), opened["click"].as_f64());
        let events = page.cdp.arrived();
        Self {
            visible,
            click,
            clicks: opened["clicks"].as_f64(),
            long_tasks: number(&tasks["count"]),
            longest_task: number(&tasks["longest"]),
            until_it_works: Downloaded::until(&events, click.unwrap_or(visible)),
            in_all: Downloaded::until(&events, f64::INFINITY),
        }
    }
}

/// Opens a contestant in a new tab and waits until it is idle, without a click.
pub async fn at_rest(page: &mut Page, contestant: &Contestant, server: &Server) {
    open(page, contestant, server, false).await;
    page.run(SETTLE, json!({})).await;
}

/// Verifies that the browser has received the page by the expected protocol: it would silently use
/// another one if the server offered that. Only after a cold opening: for a page that was
/// revalidated over HTTP/1.1, Chromium names no protocol.
///
/// # Panics
/// When it was another protocol.
pub async fn assert_protocol(page: &mut Page, server: &Server) {
    let protocol = page.run(PROTOCOL, json!({})).await;
    assert_eq!(protocol, server.protocol(), "the browser has used another protocol");
}

async fn open(
    page: &mut Page,
    contestant: &Contestant,
    server: &Server,
    clicks: bool,
) -> serde_json::Value {
    let cdp = &mut page.cdp;
    cdp.change_tab("about:blank").await;
    cdp.call("Page.enable", json!({})).await;
    let size = json!({
        "width": SIZE.0,
        "height": SIZE.1,
        "deviceScaleFactor": 1,
        "mobile": false,
    });
    cdp.call("Emulation.setDeviceMetricsOverride", size).await;
    // An empty page of the same server: throttling persists in its process.
    cdp.call("Page.navigate", json!({ "url": server.url(BLANK) })).await;
    page.run(LOADED, json!({})).await;
    let cdp = &mut page.cdp;
    network::slow_down(cdp).await;
    cdp.call("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLING })).await;
    let source =
        format!("const KEY = {:?}, CLICKS = {clicks};\n{ADAPTERS}\n{PROBE}", contestant.key);
    cdp.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    cdp.arrived();
    cdp.call("Page.navigate", json!({ "url": server.url(contestant.key) })).await;
    page.run("() => window.benchOpened", json!({})).await
}
