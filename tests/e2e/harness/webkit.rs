//! How WebKit is asked for: WebKitGTK's MiniBrowser, which its driver knows, on whatever display
//! there is. It has no settings, and no console that can be read.

use super::browser::Settings;
use thirtyfour::Capabilities;

/// Of a session.
///
/// # Panics
/// For any settings but the usual.
pub fn capabilities(settings: Settings) -> Capabilities {
    // All frames share a process as it is.
    let settings = Settings { one_process: false, ..settings };
    assert_eq!(settings, Settings::USUAL, "WebKit has no settings");
    Capabilities::new()
}
