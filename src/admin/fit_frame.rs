//! Makes the portal's frame as high as the page.

use super::FrameHeight;
use super::context::AdminContext;
use super::views::CONTENT;
use crate::browser::{SizeObserver, by_id, exact_height, frame_height};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Asks the portal for the height of the page's content, now and whenever it changes. The page is
/// mounted already, and the current owner lives as long as it. Does nothing in the window of a chat,
/// which stays as it is and would cut a higher frame off.
pub(super) fn fit_frame(admin: AdminContext) {
    let services = admin.services();
    let Some(content) = by_id::<Element>(CONTENT).filter(|_| services.has_own_page) else { return };
    let mut height = FrameHeight::new(frame_height());
    let element = content.clone();
    StoredValue::new_local(SizeObserver::new(&content, move || {
        let Some(height) = height.request(exact_height(&element)) else { return };
        let bridge = services.bridge.clone();
        spawn_local(async move {
            // Whatever the portal does, the page stays usable: it scrolls in its frame.
            drop(bridge.resize_frame(height).await);
        });
    }));
}
