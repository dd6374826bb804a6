//! `cargo xtask bench`: measures the search and the GIF tab in Chromium and in bytes, compares the
//! picker with others and with more emoji, and measures how much load a server handles.
//! `bench/README.md` describes what is measured and how.

mod bytes;
mod enlarged_data;
mod gifs;
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
use crate::tools::{self, Paths};

/// Installs missing tools, measures, and prints tables.
///
/// # Errors
/// When a tool cannot be installed or a benchmark cannot run to its end.
pub fn run(root: PathBuf, benchmark: Benchmark) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let build = dist::tools(&paths)?;
    let programs = match benchmark {
        // It sends requests to a server and needs no browser.
        Benchmark::Load => Environment::default(),
        Benchmark::Search | Benchmark::Gifs => tools::ensure(&tools::for_testing(), &paths)?,
        Benchmark::All | Benchmark::Peers | Benchmark::Growth => {
            let mut all = tools::for_testing();
            if peers::needs_nginx() {
                all.extend(tools::for_nginx());
            }
            tools::ensure(&all, &paths)?
        }
    };
    if matches!(benchmark, Benchmark::All | Benchmark::Search) {
        search::run(&paths.root, &build, &programs)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Gifs) {
        gifs::run(&paths.root, &build, &programs)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Peers) {
        peers::run(&paths.root, &build, &programs)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Growth) {
        growth::run(&paths.root, &build, &programs)?;
    }
    if matches!(benchmark, Benchmark::All | Benchmark::Load) {
        let mut all = tools::for_nginx();
        all.extend(tools::for_load());
        load::run(&paths.root, &build, &tools::ensure(&all, &paths)?)?;
    }
    Ok(())
}
