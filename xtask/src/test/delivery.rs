//! Checks the release build: the browser features that it needs, and its size budget.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist::{self, manifest};
use crate::environment::Environment;
use crate::process;

/// The maximum of bytes in brotli that load until the picker works.
const UNTIL_IT_WORKS: u64 = 178_500;
/// The maximum for each file that loads later, by the start of its name, and for the chunks that
/// several of them share.
const LATER: [(&str, u64); 6] = [
    ("search.", 17_000),
    ("flyout.", 20_000),
    ("outbox.", 15_000),
    ("gifs.", 44_000),
    ("admin.", 41_000),
    ("chunk_", 20_000),
];
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
    let budgets = [
        ("until it works", manifest::until_it_works(&entries).brotli, UNTIL_IT_WORKS),
        ("page", page.map_or(u64::MAX, |page| page.size.brotli), PAGE),
    ];
    let later = LATER.map(|(name, most)| {
        let files = entries.iter().filter(|entry| entry.name.starts_with(name));
        let wasm = files.filter(|entry| entry.name.ends_with(".wasm"));
        (name, wasm.map(|entry| entry.size.brotli).sum(), most)
    });
    for (what, bytes, most) in budgets.into_iter().chain(later) {
        let line = format!("budget: {what}: {bytes} of {most} bytes in brotli");
        if bytes <= most { suite.pass(line) } else { suite.fail(line) }
    }
    Ok(())
}
