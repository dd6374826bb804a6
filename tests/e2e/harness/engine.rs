//! The browser engine under test: that of the variable `B24_ENGINE`, or Chromium.

use super::browser::Settings;
use super::profile::Profile;
use super::{Outcome, chromium, firefox, webkit};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use thirtyfour::Capabilities;

/// An engine, and how it is started and controlled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver. All tests support it.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// Returns the engine to test.
    ///
    /// # Panics
    /// If the variable has an unknown value.
    pub fn under_test() -> Self {
        match env::var("B24_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("B24_ENGINE names no engine: {other}"),
        }
    }

    /// Returns the driver program.
    pub fn driver(self) -> OsString {
        let (variable, usual) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        env::var_os(variable).unwrap_or_else(|| usual.into())
    }

    /// Returns the driver's arguments: its port, and the folder for the browsers' files.
    pub fn arguments(self, port: u16, profile: &Profile) -> Vec<OsString> {
        let mut arguments = vec![format!("--port={port}").into()];
        if self == Self::Firefox {
            arguments.extend(["--profile-root".into(), profile.path().into()]);
            // System access is needed for reading the console.
            arguments.push("--allow-system-access".into());
        }
        arguments
    }

    /// Returns the text that the driver prints before its port; `None` if it prints none.
    pub const fn before_port(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("started successfully on port "),
            Self::Firefox => Some("Listening on 127.0.0.1:"),
            Self::WebKit => None,
        }
    }

    /// Returns the file with the console output of all pages.
    pub fn console(self, profile: &Profile) -> PathBuf {
        let file = match self {
            Self::Chromium => chromium::LOG,
            Self::Firefox | Self::WebKit => super::driver::LOG,
        };
        profile.path().join(file)
    }

    /// Returns the capabilities of a new session.
    ///
    /// # Errors
    /// If a setting cannot be encoded.
    ///
    /// # Panics
    /// If the engine does not support a setting.
    pub fn capabilities(self, settings: Settings, profile: &Profile) -> Outcome<Capabilities> {
        match self {
            Self::Chromium => chromium::capabilities(settings, profile),
            Self::Firefox => Ok(firefox::capabilities(settings)),
            Self::WebKit => Ok(webkit::capabilities(settings)),
        }
    }
}
