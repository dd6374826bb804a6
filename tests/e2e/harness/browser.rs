//! A browser for one test.

use super::driver::Driver;
use super::engine::Engine;
use super::profile::Profile;
use super::{Outcome, fonts};
use std::time::Duration;
use thirtyfour::WebDriver;
use thirtyfour::common::config::WebDriverConfig;

/// Limit for one answer of the driver: a session that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

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

/// A running browser. Fields are dropped in this order: the profile is removed after its users have
/// ended.
pub struct Browser {
    session: WebDriver,
    driver: Driver,
    engine: Engine,
    profile: Profile,
}

impl Browser {
    /// Starts a browser with a fresh profile.
    pub async fn start(settings: Settings) -> Outcome<Self> {
        let engine = Engine::under_test();
        let profile = Profile::new();
        let fonts = fonts::configuration(settings, profile.path())?;
        let driver = Driver::start(engine, &profile, fonts).await?;
        let capabilities = engine.capabilities(settings, &profile)?;
        let config = WebDriverConfig::builder().reqwest_timeout(ANSWER_LIMIT).build()?;
        let session = WebDriver::new_with_config(driver.address(), capabilities, config).await?;
        // The end of the driver's process ends the session, even after a failed test. Dropping the
        // session instead would send requests, for which the test's runtime may already be gone.
        session.clone().leak().expect("the session has just begun");
        Ok(Self { session, driver, engine, profile })
    }

    /// Returns the WebDriver session.
    pub fn driver(&self) -> &WebDriver {
        &self.session
    }

    /// Returns the engine.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the address of the driver program.
    pub fn address(&self) -> String {
        self.driver.address()
    }

    /// Returns the console output of all pages, frames and workers.
    ///
    /// # Panics
    /// If the browser has not written its log.
    pub fn log(&self) -> String {
        let log = std::fs::read(self.engine.console(&self.profile));
        let log = log.expect("the browser writes a log");
        String::from_utf8_lossy(&log).into_owned()
    }
}
