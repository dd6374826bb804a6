//! Session options of Chromium.

use super::browser::Settings;
use super::flags::FLAGS;
use super::profile::Profile;
use super::{Outcome, browser_tools};
use serde_json::{Map, Value, json};
use std::env;
use std::path::Path;
use thirtyfour::{
    Capabilities, ChromeCapabilities, ChromiumLikeCapabilities as _, DesiredCapabilities,
};

/// Name of the browser's log file in the profile.
pub const LOG: &str = "browser.log";

/// Returns the capabilities of a session that starts a browser.
pub fn capabilities(settings: Settings, profile: &Profile) -> Outcome<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    // The console of every page and frame, in any process.
    capabilities.add_arg("--enable-logging")?;
    capabilities.add_arg(&format!("--log-file={}", profile.path().join(LOG).display()))?;
    if settings.one_process {
        capabilities.add_arg("--disable-site-isolation-trials")?;
    }
    if settings.reduced_motion {
        capabilities.add_arg("--force-prefers-reduced-motion")?;
    }
    if let Ok(program) = env::var("CHROME") {
        capabilities.set_binary(&program)?;
    }
    let mut prefs = Map::new();
    if settings.storage_blocked {
        const BLOCK: u8 = 2;
        prefs.insert("profile.default_content_setting_values.cookies".to_owned(), BLOCK.into());
    }
    if settings.minimum_font_px > 0 {
        let name = "webkit.webprefs.minimum_font_size".to_owned();
        prefs.insert(name, settings.minimum_font_px.into());
    }
    if !prefs.is_empty() {
        capabilities.add_experimental_option("prefs", Value::Object(prefs))?;
    }
    Ok(with_console(capabilities))
}

/// Returns the capabilities of a session in the running browser with this profile.
pub fn attached(profile: &Path) -> Outcome<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let (host, _) = browser_tools::address(profile)?;
    capabilities.set_debugger_address(&host)?;
    Ok(with_console(capabilities))
}

fn with_console(capabilities: ChromeCapabilities) -> Capabilities {
    let mut capabilities = Capabilities::from(capabilities);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({"browser": "ALL"}));
    capabilities
}
