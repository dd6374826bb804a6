//! A browser of a test's own.

use super::driver::Driver;
use super::engine::Engine;
use super::profile::Profile;
use super::{Outcome, fonts};
use std::time::Duration;
use thirtyfour::WebDriver;
use thirtyfour::common::config::WebDriverConfig;

/// A session that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

/// How a browser differs from a freshly installed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// All cookies and site data are blocked: reading `window.localStorage` throws.
    pub storage_blocked: bool,
    /// Frames of other sites share the page's process: the driver reads the console of no other
    /// process.
    pub one_process: bool,
    /// The system asks for less motion.
    pub reduced_motion: bool,
    /// The system has no font that draws emoji in colours.
    pub without_emoji_font: bool,
    /// The system has a font named as Windows' own, without flags and what is new, before the one that
    /// has them.
    pub first_font_lacks_flags: bool,
    /// Nothing is drawn in a smaller font than this, in CSS pixels; 0 for no such limit.
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

/// A running browser. The fields are dropped in this order: the profile goes when nobody uses it.
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
        // The session ends with the driver's process, whatever state a failed test left it in:
        // without this, dropping it would send requests that need the test's dying runtime.
        session.clone().leak().expect("the session has just begun");
        Ok(Self { session, driver, engine, profile })
    }

    /// The session.
    pub fn driver(&self) -> &WebDriver {
        &self.session
    }

    /// The engine.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Where the program listens that steers the session.
    pub fn address(&self) -> String {
        self.driver.address()
    }

    /// All that was written into the console of any page, frame or worker.
    ///
    /// # Panics
    /// When the browser has not written it down.
    pub fn log(&self) -> String {
        let log = std::fs::read(self.engine.console(&self.profile));
        let log = log.expect("the browser writes a log");
        String::from_utf8_lossy(&log).into_owned()
    }
}
