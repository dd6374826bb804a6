//! The position of a flyout: above its anchor, or below it, and always inside the frame.

use crate::browser::{self, set_px};
use web_sys::{Element, HtmlElement};

/// The space between the flyout and its anchor or the frame's edge, in CSS pixels.
const GAP_PX: f64 = 4.0;

/// Places a flyout that is in the page next to an element.
pub fn place_next_to(flyout: &HtmlElement, anchor: &Element) {
    let Some(frame) = browser::root() else { return };
    let (own, at) = (flyout.get_bounding_client_rect(), anchor.get_bounding_client_rect());
    let room = |size: i32, own: f64| f64::from(size) - own - GAP_PX;
    let left = at.left() + (at.width() - own.width()) / 2.0;
    let above = at.top() - own.height() - GAP_PX;
    let top = if above >= GAP_PX { above } else { at.bottom() + GAP_PX };
    // The lower limit last: a frame that is too small shows the beginning.
    let clamp = |px: f64, room: f64| px.min(room).max(GAP_PX);
    set_px(flyout, "left", whole(clamp(left, room(frame.client_width(), own.width()))));
    set_px(flyout, "top", whole(clamp(top, room(frame.client_height(), own.height()))));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn whole(px: f64) -> u32 {
    px.round() as u32
}
