//! The browser engine under test, as the variable `B24_ENGINE` names it; else Chromium.

use super::browser::Settings;
use super::profile::Profile;
use super::{Outcome, chromium, firefox};
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
            Ok(other) => panic!("B24_ENGINE names no engine: {other}"),
        }
    }

    /// The program that steers it.
    pub fn driver(self) -> OsString {
        let (variable, usual) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        env::var_os(variable).unwrap_or_else(|| usual.into())
    }

    /// That program's arguments: any free port, and a folder for the browsers' files.
    pub fn arguments(self, profile: &Profile) -> Vec<OsString> {
        match self {
            Self::Chromium => vec!["--port=0".into()],
            Self::Firefox => {
                let folder = profile.path().into();
                // System access is for the browser's console.
                let rest = ["--profile-root".into(), folder, "--allow-system-access".into()];
                [OsString::from("--port=0")].into_iter().chain(rest).collect()
            }
        }
    }

    /// What that program writes before the port.
    pub const fn before_port(self) -> &'static str {
        match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
        }
    }

    /// The file with what the pages write into their consoles.
    pub fn console(self, profile: &Profile) -> PathBuf {
        let file = match self {
            Self::Chromium => chromium::LOG,
            Self::Firefox => super::driver::LOG,
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
        }
    }
}
