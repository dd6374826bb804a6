//! Checks the release build: the browser features that it needs, and its size budget.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist::{self, manifest};
use crate::environment::Environment;
use crate::process;
use crate::tools::rust_source;

/// The maximum of bytes in brotli that load until the picker works.
const UNTIL_IT_WORKS: u64 = 163_200;
/// The maximum for each file that loads later, by the start of its name, and for the chunks that
/// several of them share.
const LATER: [(&str, u64); 7] = [
    ("search.", 24_800),
    ("flyout.", 18_000),
    ("outbox.", 14_500),
    ("gifs.", 46_200),
    ("stickers.", 28_300),
    ("admin.", 53_000),
    ("chunk_", 28_500),
];
/// The maximum for the page, which contains the first screen, its style sheet, and the scripts of the
/// start.
const PAGE: u64 = 9_000;
/// The percentage of these maxima that holds if the standard library cannot be built from source.
const WITH_PRECOMPILED_LIBRARY: u64 = 112;

/// Checks that `cargo xtask dist` makes the build, that `configure.mjs` knows its parts, that it uses
/// only features of the oldest promised browsers, and that its sizes are within the budget.
///
/// # Errors
/// When it cannot be built or read.
pub fn run(root: &Path, environment: &Environment, suite: &mut Suite) -> Result<()> {
    dist::build(root, environment, &dist::Additions::default())?;
    suite.pass("dist: builds".to_owned());
    match dist::check_configure(root) {
        Ok(()) => suite.pass("configure.mjs: knows all parts of the build".to_owned()),
        Err(error) => suite.fail(format!("configure.mjs: {error:#}")),
    }
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
    let builds_library = rust_source::is_ready();
    if !builds_library {
        suite.note("the standard library is not built from source: larger budgets hold");
    }
    for (what, bytes, most) in budgets.into_iter().chain(later) {
        let most = if builds_library { most } else { most * WITH_PRECOMPILED_LIBRARY / 100 };
        let line = format!("budget: {what}: {bytes} of {most} bytes in brotli");
        if bytes <= most { suite.pass(line) } else { suite.fail(line) }
    }
    Ok(())
}
