//! The browser of a test. Each test has its own session and its own browser context (storage, cookies,
//! cache, permissions, windows); Chromium's process is reused by later tests.

use super::browser_context::BrowserContext;
use super::browser_process::BrowserProcess;
use super::engine::Engine;
use super::page_inspector::PageInspector;
use super::{Outcome, chromium, idle_browsers};
use serde_json::json;
use std::sync::Arc;
use thirtyfour::WebDriver;
use thirtyfour::extensions::cdp::ChromeDevTools;

/// Overwrites the clipboard, which all contexts of a browser share: a test must not find what an
/// earlier test has copied.
const REPLACE_CLIPBOARD: &str = "
    const field = document.createElement('textarea');
    field.value = 'copied by no test';
    document.body.append(field);
    field.select();
    document.execCommand('copy')";

/// The differences from a freshly installed browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The browser blocks all cookies and site data: reading `window.localStorage` throws.
    pub storage_blocked: bool,
    /// Frames of other sites run in the page's process: the driver reads the console of that
    /// process only.
    pub one_process: bool,
    /// The system prefers reduced motion.
    pub reduced_motion: bool,
    /// The system has no colour emoji font.
    pub without_emoji_font: bool,
    /// The font list begins with a font that is named like that of Windows and lacks flags and new
    /// emoji; a complete font follows.
    pub first_font_lacks_flags: bool,
    /// The browser's minimum font size in CSS pixels; 0 for none.
    pub minimum_font_px: u32,
}

impl Settings {
    /// A freshly installed browser.
    pub const USUAL: Self = Self {
        storage_blocked: false,
        one_process: false,
        reduced_motion: false,
        without_emoji_font: false,
        first_font_lacks_flags: false,
        minimum_font_px: 0,
    };
}

impl Default for Settings {
    fn default() -> Self {
        Self::USUAL
    }
}

/// A running browser, as one test sees it.
pub struct Browser {
    session: WebDriver,
    /// Isolates the test in a browser that is reused; none in a browser that is not.
    context: Option<BrowserContext>,
    /// Length of the log when the test began, in bytes: earlier tests have written that much.
    log_start: usize,
    process: Arc<BrowserProcess>,
}

impl Browser {
    /// Opens a new context in an idle browser, or in a new one if none is idle. A browser that cannot
    /// be reused is started with a fresh profile and ends with the test.
    pub async fn start(settings: Settings) -> Outcome<Self> {
        if !can_be_reused(settings) {
            let (process, session) = BrowserProcess::start(settings).await?;
            return Ok(Self { session, context: None, log_start: 0, process: process.into() });
        }
        while let Some(process) = idle_browsers::take(settings) {
            match Self::open(process).await {
                Ok(browser) => return Ok(browser),
                Err(error) => eprintln!("a browser is not reused: {error}"),
            }
        }
        let (process, first) = BrowserProcess::start(settings).await?;
        let browser = Self::open(process.into()).await?;
        // The window that Chromium opens at its start belongs to no test.
        first.close_window().await?;
        Ok(browser)
    }

    /// Opens a context and a session in a browser that no other test uses at the moment.
    async fn open(process: Arc<BrowserProcess>) -> Outcome<Self> {
        let log_start = process.log().len();
        let profile = process.profile().path();
        let context = BrowserContext::open(profile)?;
        let session = process.session(chromium::attached(profile)?).await?;
        session.switch_to_window(context.window.clone()).await?;
        // Only a person's gesture allows a page to copy.
        let script = json!({"expression": REPLACE_CLIPBOARD, "userGesture": true});
        let tools = ChromeDevTools::new(session.handle.clone());
        let answer = tools.execute_cdp_with_params("Runtime.evaluate", script).await?;
        assert_eq!(answer["result"]["value"], true, "the clipboard cannot be written");
        Ok(Self { session, context: Some(context), log_start, process })
    }

    /// Returns the WebDriver session.
    pub fn driver(&self) -> &WebDriver {
        &self.session
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.process.engine()
    }

    /// Returns a client of the session that needs no runtime.
    pub fn page_inspector(&self) -> PageInspector {
        PageInspector::new(&self.process.address(), self.session.handle.session_id())
    }

    /// Returns what the test's pages, frames and workers have written to the console.
    ///
    /// # Panics
    /// When the browser has not written the log.
    pub fn log(&self) -> String {
        let log = self.process.log();
        String::from_utf8_lossy(log.get(self.log_start..).unwrap_or_default()).into_owned()
    }
}

/// Returns whether a new context isolates a test as well as a new browser does. Tests with unusual
/// preferences, fonts or motion are few, and keep a browser of their own. On Windows nothing would end
/// the idle browsers.
fn can_be_reused(settings: Settings) -> bool {
    let is_usual = Settings { one_process: false, ..settings } == Settings::USUAL;
    cfg!(unix) && is_usual && Engine::under_test() == Engine::Chromium
}

/// Returns the process to the idle ones if the test has not failed. Otherwise it ends here.
impl Drop for Browser {
    fn drop(&mut self) {
        let Some(context) = self.context.take() else { return };
        if std::thread::panicking() {
            return;
        }
        let dispose = |()| context.dispose().map_err(|error| error.to_string());
        match self.page_inspector().end_session().and_then(dispose) {
            Ok(()) => idle_browsers::add(Arc::clone(&self.process)),
            Err(error) => eprintln!("a browser is not reused: {error}"),
        }
    }
}
