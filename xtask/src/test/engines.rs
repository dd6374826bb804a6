//! Runs some end-to-end tests in browser engines other than Chromium's.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::suite::Suite;
use crate::dist;
use crate::environment::Environment;
use crate::process;
use crate::tools::{self, Paths};

/// The tests that run in Firefox, by parts of their names. All tests together would take too long.
const IN_FIREFOX: [&str; 10] = [
    "delivery::",
    "keyboard::",
    "opening::",
    "search::",
    "sending::",
    "smoke::",
    "--skip",
    "gifs::keyboard::",
    "--skip",
    "gifs::search::",
];

/// The tests that run in WebKit, by parts of their names.
const IN_WEBKIT: [&str; 1] = ["smoke::"];

/// Installs Firefox and its driver if they are missing, and runs the tests.
///
/// # Errors
/// When Firefox cannot be installed, or the tests cannot be started.
pub fn firefox(paths: &Paths, suite: &mut Suite) -> Result<()> {
    let firefox = tools::ensure(&tools::for_firefox(), paths)?;
    run(process::command("cargo"), &paths.root, "firefox", &IN_FIREFOX, &firefox, suite)
}

/// Installs WebKitGTK's driver and a display for it if they are missing, and runs its tests. If
/// they cannot be installed, the suite notes it.
///
/// # Errors
/// When the tests cannot be started.
pub fn webkit(paths: &Paths, suite: &mut Suite) -> Result<()> {
    let webkit = match tools::ensure(&tools::for_webkit(), paths) {
        Ok(webkit) => webkit,
        Err(error) => {
            suite.note(&format!("WebKit: tests skipped: {error:#}"));
            return Ok(());
        }
    };
    let mut command = process::command(webkit.get("XVFB_RUN").unwrap_or("xvfb-run".as_ref()));
    command.args(["--auto-servernum", "cargo"]);
    run(command, &paths.root, "webkit", &IN_WEBKIT, &webkit, suite)
}

/// Runs tests with a given cargo command, or with a command that runs cargo.
fn run(
    mut command: Command,
    root: &Path,
    engine: &str,
    flows: &[&str],
    browser: &Environment,
    suite: &mut Suite,
) -> Result<()> {
    command
        .args(["test", "--test", "e2e", "--", "--test-threads", "1"])
        .args(flows)
        .env("B24_ENGINE", engine)
        .env("B24_DIST", dist::folder(root))
        .current_dir(root);
    browser.apply(&mut command)?;
    suite.pass_through(&mut command)
}
