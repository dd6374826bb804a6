//! Where a flyout stands: over what it is about, or under it, and always within the frame.

use crate::browser::{self, set_px};
use web_sys::{Element, HtmlElement};

/// Between the flyout and what is next to it, in CSS pixels.
const GAP_PX: f64 = 4.0;

/// Puts a flyout that is in the page next to an element.
pub fn put_next_to(flyout: &HtmlElement, anchor: &Element) {
    let Some(frame) = browser::root() else { return };
    let (own, at) = (flyout.get_bounding_client_rect(), anchor.get_bounding_client_rect());
    let room = |size: i32, own: f64| f64::from(size) - own - GAP_PX;
    let left = at.left() + (at.width() - own.width()) / 2.0;
    let above = at.top() - own.height() - GAP_PX;
    let top = if above >= GAP_PX { above } else { at.bottom() + GAP_PX };
    // A frame that is too small shows the beginning.
    let within = |place: f64, room: f64| place.min(room).max(GAP_PX);
    set_px(flyout, "left", whole(within(left, room(frame.client_width(), own.width()))));
    set_px(flyout, "top", whole(within(top, room(frame.client_height(), own.height()))));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn whole(px: f64) -> u32 {
    px.round() as u32
}
