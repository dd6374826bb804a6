//! Checks the release build: the browser features that it needs, and its size budget.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist::{self, manifest};
use crate::environment::Environment;
use crate::process;

/// The maximum of bytes in brotli that load until the picker works.
const UNTIL_IT_WORKS: u64 = 187_000;
/// The maximum including everything in English.
const IN_ENGLISH: u64 = 294_500;
/// The maximum for the page, which contains the first screen.
const PAGE: u64 = 6 * 1024;

/// Checks that `cargo xtask dist` makes the build, that the build uses only features of the oldest
/// promised browsers, and that its sizes are within the budget.
///
/// # Errors
/// When it cannot be built or read.
pub fn run(root: &Path, environment: &Environment, suite: &mut Suite) -> Result<()> {
    dist::build(root, environment, &dist::Additions::default())?;
    suite.pass("dist: builds".to_owned());
    let folder = dist::folder(root);
    let mut oldest_browsers = process::command("cargo");
    oldest_browsers
        .args(["test", "--test", "oldest_browsers"])
        .env("B24_DIST", &folder)
        .current_dir(root);
    suite.pass_through(&mut oldest_browsers)?;
    suite.note(&manifest::table(&folder)?);
    let entries = manifest::entries(&folder)?;
    let page = entries.iter().find(|entry| entry.name == "index.html");
    for (what, bytes, most) in [
        ("until it works", manifest::until_it_works(&entries).brotli, UNTIL_IT_WORKS),
        ("everything in English", manifest::everything_in_english(&entries).brotli, IN_ENGLISH),
        ("page", page.map_or(u64::MAX, |page| page.size.brotli), PAGE),
    ] {
        let line = format!("budget: {what}: {bytes} of {most} bytes in brotli");
        if bytes <= most { suite.pass(line) } else { suite.fail(line) }
    }
    Ok(())
}
