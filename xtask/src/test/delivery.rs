//! The build that is delivered, what of the browsers it needs, and its budget.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist::{self, manifest};
use crate::environment::Environment;
use crate::process;

/// Most bytes in brotli that may be downloaded until the picker works.
const UNTIL_IT_WORKS: u64 = 187_000;
/// The same with everything that there is in English.
const IN_ENGLISH: u64 = 294_500;
/// The same of the page, which carries the first screen.
const PAGE: u64 = 6 * 1024;

/// `cargo xtask dist` builds what is delivered, it uses nothing that the oldest promised browsers do
/// not know, and it is no larger than we allow ourselves.
///
/// # Errors
/// When it cannot be built or read.
pub fn run(root: &Path, environment: &Environment, suite: &mut Suite) -> Result<()> {
    dist::build(root, environment, &dist::Added::default())?;
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
