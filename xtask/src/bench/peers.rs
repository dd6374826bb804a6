//! Compares the speed of the picker with others, which npm provides at run time.

mod packages;
mod site;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::dist;
use crate::environment::Environment;
use crate::process;
use crate::step::Step;

/// Names a build to measure instead of `dist/`; it is then not rebuilt.
pub(super) const BUILD: &str = "B24_DIST";

/// Chooses the protocol by which the pages are served.
const HTTP: &str = "B24_BENCH_HTTP";

/// Returns whether nginx serves the pages; see `bench/peers/server.rs`.
pub(super) fn needs_nginx() -> bool {
    env::var_os(HTTP).is_none_or(|protocol| protocol != "1.1")
}

/// Makes the release build and the peers' pages, measures them, prints a table and writes
/// `target/bench/peers.json`. The environment names browser and server.
///
/// # Errors
/// When something cannot be downloaded, built or measured.
pub fn run(root: &Path, build: &Environment, programs: &Environment) -> Result<()> {
    let ours = our_build(root, build)?;
    let bench = root.join("target").join("bench");
    let folder = bench.join("peers");
    packages::install(&folder)?;
    let step = Step::start("bench", "pages of the peers");
    let site = site::make(root, &folder, build)?;
    step.done("made");

    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "bench_peers", "peers", "--", "--exact", "--nocapture"])
        .env(BUILD, ours)
        .env("B24_OTHERS", site)
        .env("B24_BENCH_JSON", bench)
        .current_dir(root);
    programs.apply(&mut command)?;
    process::run(&mut command).context("the pickers could not be measured")
}

pub(super) fn our_build(root: &Path, build: &Environment) -> Result<PathBuf> {
    if let Some(asked) = env::var_os(BUILD) {
        return Ok(asked.into());
    }
    if dist::is_stale(root) {
        let step = Step::start("bench", "release build");
        dist::build(root, build, &dist::Additions::default())
            .context("the release build failed")?;
        step.done("built");
    }
    Ok(dist::folder(root))
}
