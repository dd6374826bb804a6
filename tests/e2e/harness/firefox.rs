//! Session options of Firefox. It has no equivalent for some settings; these panic.

use super::Outcome;
use super::browser::Settings;
use serde_json::json;
use std::env;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver};

/// A script for the browser's own scope: returns the errors that name a page or a policy, and
/// clears them.
const TAKE_ERRORS: &str = "
    const errors = Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError)
        .filter(({ flags }) => !(flags & Ci.nsIScriptError.warningFlag))
        .filter((error) => error.sourceName.startsWith('http') || error.category.startsWith('CSP'));
    Services.console.reset();
    return errors.map(String)";

/// Returns the capabilities of a session.
///
/// # Panics
/// If the settings exclude colour emoji fonts: Firefox includes one.
pub fn capabilities(settings: Settings) -> Capabilities {
    assert!(!settings.without_emoji_font, "Firefox brings a font with emoji in colours");
    assert!(!settings.first_font_lacks_flags, "not tried in Firefox");
    assert_eq!(settings.minimum_font_px, 0, "not tried in Firefox");
    /// The value of `cookieBehavior` for all sites.
    const BLOCK_STORAGE: u8 = 2;
    let preferences = json!({
        // Writes the console of every page and frame into the driver's output.
        "devtools.console.stdout.content": true,
        "network.cookie.cookieBehavior": if settings.storage_blocked { BLOCK_STORAGE } else { 0 },
        "ui.prefersReducedMotion": u8::from(settings.reduced_motion),
        // Disables requests of Firefox to Mozilla.
        "app.update.disabledForTesting": true,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    });
    let mut options = json!({
        "args": ["-headless"],
        "env": {"MOZ_HEADLESS_WIDTH": "1100", "MOZ_HEADLESS_HEIGHT": "860"},
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

/// Returns uncaught errors and policy violations of all pages and frames since the last call.
pub async fn errors(driver: &WebDriver) -> Outcome<Vec<String>> {
    driver.cmd(EnterScope("chrome")).await?;
    let errors = driver.execute(TAKE_ERRORS, vec![]).await;
    driver.cmd(EnterScope("content")).await?;
    errors?.convert()
}

/// Firefox's extension of the WebDriver protocol: selects whether scripts run in pages or in the
/// browser itself.
#[derive(Debug)]
struct EnterScope(&'static str);

impl FormatRequestData for EnterScope {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = "POST".parse().expect("a method of HTTP");
        RequestData::new(method, format!("session/{session}/moz/context"))
            .add_body(json!({"context": self.0}))
    }
}
