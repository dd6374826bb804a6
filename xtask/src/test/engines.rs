//! Some flows of the end-to-end tests in other engines than Chromium's.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::suite::Suite;
use crate::dist;
use crate::environment::Environment;
use crate::process;
use crate::tools::{self, Site};

/// The tests that are run in Firefox, by parts of their names, and those that are not: they take too
/// long together.
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

/// The same in WebKit.
const IN_WEBKIT: [&str; 1] = ["smoke::"];

/// Installs Firefox and its driver where they are missing, and runs them.
///
/// # Errors
/// When Firefox cannot be installed, or the tests cannot be started.
pub fn firefox(site: &Site, suite: &mut Suite) -> Result<()> {
    let firefox = tools::ensure(&tools::for_firefox(), site)?;
    run(process::command("cargo"), &site.root, "firefox", &IN_FIREFOX, &firefox, suite)
}

/// Installs WebKitGTK's driver and a display for it where they are missing, and runs its tests.
/// Where they cannot be had, that is said.
///
/// # Errors
/// When the tests cannot be started.
pub fn webkit(site: &Site, suite: &mut Suite) -> Result<()> {
    let webkit = match tools::ensure(&tools::for_webkit(), site) {
        Ok(webkit) => webkit,
        Err(error) => {
            suite.note(&format!("WebKit: its tests are left out: {error:#}"));
            return Ok(());
        }
    };
    let mut command = process::command(webkit.get("XVFB_RUN").unwrap_or("xvfb-run".as_ref()));
    command.args(["--auto-servernum", "cargo"]);
    run(command, &site.root, "webkit", &IN_WEBKIT, &webkit, suite)
}

/// Runs tests by a command that is cargo's, or runs cargo.
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
