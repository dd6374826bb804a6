//! How Firefox is asked for. What it has no setting for is said by those who test it.

use super::Outcome;
use super::browser::Settings;
use serde_json::json;
use std::env;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver};

/// In the browser's own scope: the errors that name a page or a policy, and nothing of them for the
/// next call.
const TAKE_ERRORS: &str = "
    const errors = Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError)
        .filter(({ flags }) => !(flags & Ci.nsIScriptError.warningFlag))
        .filter((error) => error.sourceName.startsWith('http') || error.category.startsWith('CSP'));
    Services.console.reset();
    return errors.map(String)";

/// Of a session.
///
/// # Panics
/// For a system without colours in its emoji: Firefox brings a font of its own.
pub fn capabilities(settings: Settings) -> Capabilities {
    assert!(!settings.without_emoji_font, "Firefox brings a font with emoji in colours");
    assert!(!settings.first_font_lacks_flags, "not tried in Firefox");
    assert_eq!(settings.minimum_font_px, 0, "not tried in Firefox");
    /// Of all sites.
    const BLOCK_STORAGE: u8 = 2;
    let preferences = json!({
        // What every page and frame says to the console goes into the driver's output.
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

/// Uncaught errors and violations of policies since the last call, of all pages and frames.
pub async fn errors(driver: &WebDriver) -> Outcome<Vec<String>> {
    driver.cmd(EnterScope("chrome")).await?;
    let errors = driver.execute(TAKE_ERRORS, vec![]).await;
    driver.cmd(EnterScope("content")).await?;
    errors?.convert()
}

/// Firefox' own addition to the WebDriver protocol: what scripts run in from now on, the pages or
/// the browser itself.
#[derive(Debug)]
struct EnterScope(&'static str);

impl FormatRequestData for EnterScope {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = "POST".parse().expect("a method of HTTP");
        RequestData::new(method, format!("session/{session}/moz/context"))
            .add_body(json!({"context": self.0}))
    }
}
