//! The end-to-end tests in Chromium: the release build in the simulator.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::suite::Suite;
use crate::dist;
use crate::environment::Environment;
use crate::process;

/// So many failed tests get a second try: more are no accident.
const SECOND_TRIES: usize = 5;

/// Runs them side by side. The widget gives a portal a few seconds, and on a machine that is busy
/// with other things neither portal nor browser may keep to them; so the few tests that failed are
/// run once more, one after the other.
///
/// # Errors
/// When they cannot be started.
pub fn run(root: &Path, axe: &Path, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let failed = suite.failures_of(&mut tests(root, axe, browser, &[])?)?;
    if failed.is_empty() || failed.len() > SECOND_TRIES {
        return Ok(());
    }
    let mut again = tests(root, axe, browser, &["--exact", "--test-threads", "1"])?;
    suite.try_again(&failed, again.args(&failed))
}

/// Runs those that take long.
///
/// # Errors
/// When they cannot be started.
pub fn long_run(root: &Path, axe: &Path, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let mut command = tests(root, axe, browser, &["--ignored", "--nocapture"])?;
    suite.pass_through(&mut command)
}

/// The command; `options` are for the tests' own program.
fn tests(root: &Path, axe: &Path, browser: &Environment, options: &[&str]) -> Result<Command> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "e2e", "--"])
        .args(options)
        .env("B24_DIST", dist::folder(root))
        .env("B24_DEPLOY", dist::deploy::folder(root))
        .env("B24_AXE", axe)
        .current_dir(root);
    browser.apply(&mut command)?;
    Ok(command)
}
