//! The monotonic clock and the system clock.

use super::page::window;

/// Returns the whole milliseconds since the page was opened. The clock is monotonic.
pub fn now_ms() -> u64 {
    whole(precise_ms())
}

/// Returns the milliseconds since the page was opened, in the browser's resolution: 0.1 ms or 1 ms.
pub fn precise_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Returns the milliseconds since 1970 by the system clock, which may be wrong.
pub fn unix_ms() -> u64 {
    whole(js_sys::Date::now())
}

// The cast saturates, and callers do not need fractions of a millisecond.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(ms: f64) -> u64 {
    ms as u64
}
