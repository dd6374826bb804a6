//! A browser's process and that of its WebDriver program.

use super::browser::Settings;
use super::driver::Driver;
use super::engine::Engine;
use super::profile::Profile;
use super::{Outcome, fonts};
use std::time::Duration;
use thirtyfour::common::config::WebDriverConfig;
use thirtyfour::{Capabilities, WebDriver};

/// How long a command may take: a session that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

/// Both processes and their files. The fields are dropped in this order: the profile is removed when
/// no process uses it.
pub struct BrowserProcess {
    driver: Driver,
    engine: Engine,
    /// The settings that it was started with.
    pub settings: Settings,
    profile: Profile,
}

impl BrowserProcess {
    /// Starts a browser with a fresh profile. Returns it, and the session that started it, which
    /// controls the browser's first window.
    pub async fn start(settings: Settings) -> Outcome<(Self, WebDriver)> {
        let engine = Engine::under_test();
        let profile = Profile::new();
        let fonts = fonts::configuration(settings, profile.path())?;
        let driver = Driver::start(engine, &profile, fonts).await?;
        let process = Self { driver, engine, settings, profile };
        let capabilities = engine.capabilities(settings, &process.profile)?;
        let session = process.session(capabilities).await?;
        Ok((process, session))
    }

    /// Starts a session, which ends with the process if nothing ends it before.
    pub async fn session(&self, capabilities: Capabilities) -> Outcome<WebDriver> {
        let config = WebDriverConfig::builder().reqwest_timeout(ANSWER_LIMIT).build()?;
        let session = WebDriver::new_with_config(self.address(), capabilities, config).await?;
        // By default, dropping a session sends requests. They need the test's runtime, which may be
        // shutting down at that time.
        session.clone().leak().expect("the session has just begun");
        Ok(session)
    }

    /// Returns the engine.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the folder of the browser's files.
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Returns the URL at which the WebDriver program listens.
    pub fn address(&self) -> String {
        self.driver.address()
    }

    /// Returns everything that pages, frames and workers have written to the console.
    ///
    /// # Panics
    /// When the browser has not written the log.
    pub fn log(&self) -> Vec<u8> {
        std::fs::read(self.engine.console(&self.profile)).expect("the browser writes a log")
    }
}
