//! A browser context: storage, cookies, cache and permissions that are isolated from other contexts of
//! the same browser, as in an incognito window.

use super::browser_tools::BrowserTools;
use serde_json::{Value, json};
use std::io;
use std::path::Path;
use thirtyfour::WindowHandle;

/// An open context. When it is dropped, its connection closes, and Chromium disposes of the context
/// and its windows.
pub struct BrowserContext {
    tools: BrowserTools,
    id: Value,
    /// Its first window, of the size that the browser was started with.
    pub window: WindowHandle,
}

impl BrowserContext {
    /// Opens a new context in the browser with this profile.
    ///
    /// # Errors
    /// When the browser refuses or does not answer.
    pub fn open(profile: &Path) -> io::Result<Self> {
        let mut tools = BrowserTools::connect(profile)?;
        let owned = json!({"disposeOnDetach": true});
        let id = tools.call("Target.createBrowserContext", &owned)?["browserContextId"].take();
        let page = json!({"url": "about:blank", "browserContextId": id, "newWindow": true});
        let page = tools.call("Target.createTarget", &page)?;
        let window = page["targetId"].as_str().ok_or(io::ErrorKind::InvalidData)?.to_owned();
        Ok(Self { tools, id, window: window.into() })
    }

    /// Disposes of the context and its windows, and returns when Chromium has done so.
    ///
    /// # Errors
    /// When the browser refuses or does not answer.
    pub fn dispose(mut self) -> io::Result<()> {
        let id = json!({"browserContextId": self.id});
        self.tools.call("Target.disposeBrowserContext", &id).map(drop)
    }
}
