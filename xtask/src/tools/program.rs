//! Programs that a distribution brings: the browsers and their WebDrivers for the tests, `ffmpeg` for
//! the simulator's pictures, `wrk` for load.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{Job, Ready, Site, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// A program that a distribution brings, at its place or where a variable says.
#[derive(Debug)]
pub struct Program {
    name: &'static str,
    /// The person's own choice; also how whoever uses it is told.
    variable: &'static str,
    /// Its usual names and places.
    programs: &'static [&'static str],
    debian_package: &'static str,
    by_hand: &'static str,
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
    by_hand: "install Chromium or Chrome (https://www.google.com/chrome/), or set CHROME to the \
              path of its program",
};

/// The program through which the tests steer the browser.
pub const CHROMEDRIVER: Program = Program {
    name: "chromedriver",
    variable: "CHROMEDRIVER",
    programs: &["chromedriver", "/usr/lib/chromium/chromedriver"],
    debian_package: "chromium-driver",
    by_hand: "install the chromedriver of the browser's version \
              (https://googlechromelabs.github.io/chrome-for-testing/), or set CHROMEDRIVER to \
              the path of its program",
};

/// The browser of another engine. Debian's is that with long support.
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
    by_hand: "install Firefox (https://www.firefox.com), or set FIREFOX to the path of its program",
};

/// The program through which the tests steer WebKit, which comes with it.
pub const WEBKIT_DRIVER: Program = Program {
    name: "webkitdriver",
    variable: "WEBKITDRIVER",
    programs: &["WebKitWebDriver"],
    debian_package: "webkit2gtk-driver",
    by_hand: "install the WebDriver of WebKitGTK, which exists for Linux only, or set WEBKITDRIVER \
              to the path of its program",
};

/// A display that nobody sees: WebKit needs one.
pub const XVFB: Program = Program {
    name: "xvfb",
    variable: "XVFB_RUN",
    programs: &["xvfb-run"],
    debian_package: "xvfb",
    by_hand: "install Xvfb with its script xvfb-run, or set XVFB_RUN to the path of the script",
};

/// What `xvfb-run` keeps others from its display with.
pub const XAUTH: Program = Program {
    name: "xauth",
    variable: "XAUTH",
    programs: &["xauth"],
    debian_package: "xauth",
    by_hand: "install xauth, which xvfb-run needs",
};

/// What makes GIF, WebP and MP4 files. Firefox on Linux plays MP4 with its libraries.
pub const FFMPEG: Program = Program {
    name: "ffmpeg",
    variable: "FFMPEG",
    programs: &["ffmpeg"],
    debian_package: "ffmpeg",
    by_hand: "install ffmpeg with libx264 and libwebp (https://ffmpeg.org), or set FFMPEG to the \
              path of its program",
};

/// What asks a server as often as it answers.
pub const WRK: Program = Program {
    name: "wrk",
    variable: "WRK",
    programs: &["wrk"],
    debian_package: "wrk",
    by_hand: "install wrk (https://github.com/wg/wrk), or set WRK to the path of its program",
};

impl Tool for Program {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, _site: &Site) -> Result<Option<Ready>> {
        let location = match env::var_os(self.variable).filter(|value| !value.is_empty()) {
            Some(value) => {
                let Some(path) = process::find(&value) else {
                    bail!("{} names {}, which is no program", self.variable, value.display());
                };
                Some(path)
            }
            None => self.programs.iter().find_map(process::find),
        };
        Ok(location.map(|location: PathBuf| {
            let environment = Environment::default().with(self.variable, &location);
            Ready { location, environment }
        }))
    }

    fn install(&self, _site: &Site, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!("{}", self.by_hand);
        }
        apt::install(job, &[self.debian_package])
    }
}
