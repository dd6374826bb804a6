//! A browser of a test's own.

use super::Outcome;
use super::chromedriver::Chromedriver;
use super::flags::FLAGS;
use super::fonts;
use super::profile::Profile;
use serde_json::json;
use std::env;
use std::time::Duration;
use thirtyfour::common::config::WebDriverConfig;
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, WebDriver};

/// A session that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

/// The file in the profile for what the browser logs.
const LOG: &str = "browser.log";

/// How a browser differs from a freshly installed one.
#[derive(Clone, Copy, Debug)]
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
}

impl Settings {
    /// A freshly installed browser.
    pub const USUAL: Self = Self {
        storage_blocked: false,
        one_process: false,
        reduced_motion: false,
        without_emoji_font: false,
    };
}

impl Default for Settings {
    fn default() -> Self {
        Self::USUAL
    }
}

/// A running browser. The fields are dropped in this order: the profile goes when nobody uses it.
pub struct Browser {
    driver: WebDriver,
    chromedriver: Chromedriver,
    profile: Profile,
}

impl Browser {
    /// Starts a browser with a fresh profile.
    pub async fn start(settings: Settings) -> Outcome<Self> {
        let profile = Profile::new();
        let fonts = settings.without_emoji_font.then(|| fonts::without_colours(profile.path()));
        let chromedriver = Chromedriver::start(fonts.transpose()?).await;
        let mut capabilities = DesiredCapabilities::chrome();
        for flag in FLAGS {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        // The console of every page and frame, of whatever process.
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
        if settings.storage_blocked {
            const BLOCK: u8 = 2;
            let prefs = json!({"profile.default_content_setting_values.cookies": BLOCK});
            capabilities.add_experimental_option("prefs", prefs)?;
        }
        let mut capabilities = thirtyfour::Capabilities::from(capabilities);
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({"browser": "ALL"}));
        let config = WebDriverConfig::builder().reqwest_timeout(ANSWER_LIMIT).build()?;
        let driver =
            WebDriver::new_with_config(chromedriver.address(), capabilities, config).await?;
        // The session ends with the driver's process, whatever state a failed test left it in:
        // without this, dropping it would send requests that need the test's dying runtime.
        driver.clone().leak().expect("the session has just begun");
        Ok(Self { driver, chromedriver, profile })
    }

    /// The session.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Where the program listens that steers the session.
    pub fn address(&self) -> String {
        self.chromedriver.address()
    }

    /// All that was written into the console of any page, frame or worker.
    ///
    /// # Panics
    /// When the browser has not written it down.
    pub fn log(&self) -> String {
        let log = std::fs::read(self.profile.path().join(LOG)).expect("the browser writes a log");
        String::from_utf8_lossy(&log).into_owned()
    }
}
