//! How Firefox is asked for. What it has no setting for is said by those who test it.

use super::browser::Settings;
use serde_json::json;
use std::env;
use thirtyfour::Capabilities;

/// Of a session.
///
/// # Panics
/// For a system without colours in its emoji: Firefox brings a font of its own.
pub fn capabilities(settings: Settings) -> Capabilities {
    assert!(!settings.without_emoji_font, "Firefox brings a font with emoji in colours");
    /// Of all sites.
    const BLOCK_STORAGE: u8 = 2;
    let preferences = json!({
        // The console of every page and frame goes into the driver's output.
        "devtools.console.stdout.content": true,
        "network.cookie.cookieBehavior": if settings.storage_blocked { BLOCK_STORAGE } else { 0 },
        "ui.prefersReducedMotion": u8::from(settings.reduced_motion),
        // Whatever Firefox asks its maker.
        "app.update.disabledForTesting": true,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    });
    let mut options = json!({
        "args": ["-headless", "--width", "1100", "--height", "860"],
        "prefs": preferences,
    });
    if let (Ok(program), Some(options)) = (env::var("FIREFOX"), options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(program));
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("firefox"));
    capabilities.insert("moz:firefoxOptions".to_owned(), options);
    capabilities
}

/// Uncaught errors of pages, and what they have said in the place of one. Firefox tells its own
/// there, too.
#[allow(dead_code, reason = "of the end-to-end tests")]
pub fn errors(log: &str) -> Vec<String> {
    let is_error = |line: &&str| {
        line.starts_with("console.error:") || line.starts_with("JavaScript error: http")
    };
    log.lines().filter(is_error).map(str::to_owned).collect()
}
