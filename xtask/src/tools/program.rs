//! Programs of a distribution: the browsers and their WebDrivers for the tests, `ffmpeg` for the
//! simulator's pictures, `wrk` for the load benchmark.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{InstalledTool, Job, Paths, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// A program of a distribution, in a usual place or where a variable points.
#[derive(Debug)]
pub struct Program {
    name: &'static str,
    /// The variable with the user's own choice; it also passes the path to the tests.
    variable: &'static str,
    /// Its usual names and paths.
    programs: &'static [&'static str],
    debian_package: &'static str,
    manual_hint: &'static str,
}

/// The browser.
pub const CHROMIUM: Program = Program {
    name: "chromium",
    variable: "CHROME",
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ],
    debian_package: "chromium",
    manual_hint: "install Chromium or Chrome (https://www.google.com/chrome/), or set CHROME to the \
              path of its program",
};

/// The WebDriver of Chromium.
pub const CHROMEDRIVER: Program = Program {
    name: "chromedriver",
    variable: "CHROMEDRIVER",
    programs: &["chromedriver", "/usr/lib/chromium/chromedriver"],
    debian_package: "chromium-driver",
    manual_hint: "install the chromedriver of the browser's version \
              (https://googlechromelabs.github.io/chrome-for-testing/), or set CHROMEDRIVER to \
              the path of its program",
};

/// A browser with another engine. Debian packages the version with extended support.
pub const FIREFOX: Program = Program {
    name: "firefox",
    variable: "FIREFOX",
    programs: &[
        "firefox",
        "firefox-esr",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    debian_package: "firefox-esr",
    manual_hint: "install Firefox (https://www.firefox.com), or set FIREFOX to the path of its program",
};

/// The WebDriver of WebKit, which comes with it.
pub const WEBKIT_DRIVER: Program = Program {
    name: "webkitdriver",
    variable: "WEBKITDRIVER",
    programs: &["WebKitWebDriver"],
    debian_package: "webkit2gtk-driver",
    manual_hint: "install the WebDriver of WebKitGTK, which exists for Linux only, or set WEBKITDRIVER \
              to the path of its program",
};

/// A virtual display, which WebKit needs.
pub const XVFB: Program = Program {
    name: "xvfb",
    variable: "XVFB_RUN",
    programs: &["xvfb-run"],
    debian_package: "xvfb",
    manual_hint: "install Xvfb with its script xvfb-run, or set XVFB_RUN to the path of the script",
};

/// Protects the display of `xvfb-run` from other users.
pub const XAUTH: Program = Program {
    name: "xauth",
    variable: "XAUTH",
    programs: &["xauth"],
    debian_package: "xauth",
    manual_hint: "install xauth, which xvfb-run needs",
};

/// Makes GIF, WebP and MP4 files. Firefox on Linux plays MP4 with its libraries.
pub const FFMPEG: Program = Program {
    name: "ffmpeg",
    variable: "FFMPEG",
    programs: &["ffmpeg"],
    debian_package: "ffmpeg",
    manual_hint: "install ffmpeg with libx264 and libwebp (https://ffmpeg.org), or set FFMPEG to the \
              path of its program",
};

/// Sends requests to a server as fast as it responds.
pub const WRK: Program = Program {
    name: "wrk",
    variable: "WRK",
    programs: &["wrk"],
    debian_package: "wrk",
    manual_hint: "install wrk (https://github.com/wg/wrk), or set WRK to the path of its program",
};

impl Tool for Program {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, _paths: &Paths) -> Result<Option<InstalledTool>> {
        let location = match env::var_os(self.variable).filter(|value| !value.is_empty()) {
            Some(value) => {
                let Some(path) = process::find(&value) else {
                    bail!("{} names {}, which is not a program", self.variable, value.display());
                };
                Some(path)
            }
            None => self.programs.iter().find_map(process::find),
        };
        Ok(location.map(|location: PathBuf| {
            let environment = Environment::default().with(self.variable, &location);
            InstalledTool { location, environment }
        }))
    }

    fn install(&self, _paths: &Paths, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!("{}", self.manual_hint);
        }
        apt::install(job, &[self.debian_package])
    }
}
