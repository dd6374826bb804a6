//! The browser engine under test, as the variable `B24_ENGINE` names it; else Chromium.

use super::browser::Settings;
use super::profile::Profile;
use super::{Outcome, chromium, firefox, webkit};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use thirtyfour::Capabilities;

/// An engine, and how it is started and steered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver. All tests are written for it.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's own small browser by WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// The one to test.
    ///
    /// # Panics
    /// When the variable names none.
    pub fn under_test() -> Self {
        match env::var("B24_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("B24_ENGINE names no engine: {other}"),
        }
    }

    /// The program that steers it.
    pub fn driver(self) -> OsString {
        let (variable, usual) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        env::var_os(variable).unwrap_or_else(|| usual.into())
    }

    /// That program's arguments: a port, and a folder for the browsers' files.
    pub fn arguments(self, port: u16, profile: &Profile) -> Vec<OsString> {
        let mut arguments = vec![format!("--port={port}").into()];
        if self == Self::Firefox {
            arguments.extend(["--profile-root".into(), profile.path().into()]);
            // System access is for the console.
            arguments.push("--allow-system-access".into());
        }
        arguments
    }

    /// What that program writes before the port where it is asked for any; none if it is silent.
    pub const fn before_port(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("started successfully on port "),
            Self::Firefox => Some("Listening on 127.0.0.1:"),
            Self::WebKit => None,
        }
    }

    /// The file with what the pages write into their consoles.
    pub fn console(self, profile: &Profile) -> PathBuf {
        let file = match self {
            Self::Chromium => chromium::LOG,
            Self::Firefox | Self::WebKit => super::driver::LOG,
        };
        profile.path().join(file)
    }

    /// What a new session is asked for.
    ///
    /// # Errors
    /// When a setting cannot be said.
    ///
    /// # Panics
    /// When the engine does not know a setting.
    pub fn capabilities(self, settings: Settings, profile: &Profile) -> Outcome<Capabilities> {
        match self {
            Self::Chromium => chromium::capabilities(settings, profile),
            Self::Firefox => Ok(firefox::capabilities(settings)),
            Self::WebKit => Ok(webkit::capabilities(settings)),
        }
    }
}
