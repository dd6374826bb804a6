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
    if let Some((width, height)) = viewport() {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        cdp.call("Emulation.setDeviceMetricsOverride", metrics).await;
    }
    cdp.call("Page.navigate", json!({ "url": url })).await;
    let mut page = Page { cdp };
    page.run(READY, json!({})).await;
    page.cdp.call("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLING })).await;
    page.run(READY, json!({})).await;
    page
}

/// Returns the size of the page in CSS pixels, if one is set.
fn viewport() -> Option<(u32, u32)> {
    let text = std::env::var("B24_BENCH_VIEWPORT").ok()?;
    let (width, height) = text.split_once('x').expect("B24_BENCH_VIEWPORT is WIDTHxHEIGHT");
    Some((width.parse().expect("a width"), height.parse().expect("a height")))
}
