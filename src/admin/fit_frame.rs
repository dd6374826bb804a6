//! Makes the portal's frame as high as the page.

use super::FrameHeight;
use super::views::CONTENT;
use crate::bridge::Bridge;
use crate::browser::{SizeObserver, by_id, exact_height, frame_height};
use leptos::prelude::StoredValue;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Asks the portal for the height of the page's content, now and whenever it changes. The page is
/// mounted already, and the current owner lives as long as it.
///
/// The content is found by its id. With a `NodeRef`, whose code the grids of GIFs and stickers have
/// too, the splitter made two more shared chunks, of 2,230 and 3,802 bytes (`cargo xtask dist`): eight
/// files at once, and a browser has six connections over HTTP/1.1.
pub(super) fn fit_frame(bridge: Rc<Bridge>) {
    let Some(content) = by_id::<Element>(CONTENT) else { return };
    let mut height = FrameHeight::new(frame_height());
    let element = content.clone();
    StoredValue::new_local(SizeObserver::new(&content, move || {
        let Some(height) = height.request(exact_height(&element)) else { return };
        let bridge = Rc::clone(&bridge);
        spawn_local(async move {
            // Whatever the portal does, the page stays usable: it scrolls in its frame.
            drop(bridge.resize_frame(height).await);
        });
    }));
}
