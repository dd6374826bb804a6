//! Clocks.

use super::page::window;

/// Milliseconds since the page was opened; never runs backwards.
pub fn now_ms() -> u64 {
    whole(precise_ms())
}

/// The same with what the browser gives of fractions: 0.1 ms or 1 ms.
pub fn precise_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Milliseconds since 1970, as far as this machine's clock is right.
pub fn unix_ms() -> u64 {
    whole(js_sys::Date::now())
}

// The cast saturates, and a fraction of a millisecond is of no use here.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(ms: f64) -> u64 {
    ms as u64
}
