//! Session options of WebKitGTK's MiniBrowser, which needs a display. It has no settings, and its
//! console cannot be read.

use super::browser::Settings;
use thirtyfour::Capabilities;

/// Returns the capabilities of a session.
///
/// # Panics
/// For any settings but the default ones.
pub fn capabilities(settings: Settings) -> Capabilities {
    // All frames share one process anyway.
    let settings = Settings { one_process: false, ..settings };
    assert_eq!(settings, Settings::USUAL, "WebKit has no settings");
    Capabilities::new()
}
