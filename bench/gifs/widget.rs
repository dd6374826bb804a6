//! The widget's page, alone in a browser's tab.

use crate::THROTTLING;
use crate::cdp::Cdp;
use crate::chromium::Pipes;
use crate::page::Page;
use serde_json::json;

/// A function that waits until the widget is ready and the page is idle.
const READY: &str = include_str!("page/ready.js");

/// Opens the widget, waits until it is ready, and then throttles the processor.
pub async fn open(pipes: Pipes, url: &str) -> Page {
    let mut cdp = Cdp::connect(pipes).await;
    cdp.call("Page.navigate", json!({ "url": url })).await;
    let mut page = Page { cdp };
    page.run(READY, json!({})).await;
    page.cdp.call("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLING })).await;
    page.run(READY, json!({})).await;
    page
}
