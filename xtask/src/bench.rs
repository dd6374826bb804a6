//! `cargo xtask bench`: what the search and the GIF tab cost, in Chromium and in bytes, how fast the
//! picker is beside others and with more emoji, and how much load a server carries. What it measures
//! and how stands in `bench/README.md`.

mod bytes;
mod gifs;
mod grown;
mod growth;
mod load;
mod peers;
mod search;

use std::path::PathBuf;

use anyhow::Result;

use crate::cache::Cache;
use crate::cli::Benchmark;
use crate::dist;
use crate::environment::Environment;
use crate::tools::{self, Site};

/// Installs what is missing, measures, and prints tables.
///
/// # Errors
/// When a tool cannot be installed or a benchmark cannot run to its end.
pub fn run(root: PathBuf, benchmark: Benchmark) -> Result<()> {
    let site = Site { cache: Cache::locate()?, root };
    let build = dist::tools(&site)?;
    let browser = match benchmark {
        // It asks a server.
        Benchmark::Load => Environment::default(),
        _ => tools::ensure(&tools::for_testing(), &site)?,
    };
    if matches!(benchmark, Benchmark::All | Benchmark::Search) {
        search::run(&site.root, &build, &browser)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Gifs) {
        gifs::run(&site.root, &build, &browser)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Peers) {
        peers::run(&site.root, &build, &browser)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Growth) {
        growth::run(&site.root, &build, &browser)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Load) {
        let mut all = tools::for_hosting();
        all.extend(tools::for_load());
        load::run(&site.root, &build, &tools::ensure(&all, &site)?)?;
    }
    Ok(())
}
