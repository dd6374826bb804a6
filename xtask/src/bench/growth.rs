//! Measures the picker with two and four times as many emoji.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{enlarged_data, peers};
use crate::dist::compress;
use crate::environment::Environment;
use crate::process;

/// Factors by which the number of emoji grows.
const TIMES: [usize; 2] = [2, 4];

/// Copies the release build with more emoji, measures the copies beside it, prints a table and
/// writes `target/bench/growth.json`. The environment names browser and server.
///
/// # Errors
/// When something cannot be built or measured.
pub fn run(root: &Path, build: &Environment, programs: &Environment) -> Result<()> {
    let ours = peers::our_build(root, build)?;
    let bench = root.join("target").join("bench");
    let site = bench.join("growth");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    for times in TIMES {
        grow(&ours, &site.join(format!("ours-{times}")), times)?;
    }
    compress::all(&site)?;
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "bench_peers", "growth", "--", "--exact", "--nocapture"])
        .env(peers::BUILD, ours)
        .env("B24_OTHERS", site)
        .env("B24_BENCH_JSON", bench)
        .current_dir(root);
    programs.apply(&mut command)?;
    process::run(&mut command).context("the growth could not be measured")
}

/// Copies a folder without its compressed files, with more emoji in catalogue and English pack.
fn grow(from: &Path, to: &Path, times: usize) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let copy = to.join(&name);
        let name = name.to_string_lossy();
        if entry.file_type()?.is_dir() {
            grow(&path, &copy, times)?;
        } else if name.starts_with("catalogue.") && name.ends_with(".txt") {
            fs::write(copy, enlarged_data::catalogue(&fs::read_to_string(path)?, times))?;
        } else if name.starts_with("en.") && name.ends_with(".txt") && to.ends_with("data") {
            fs::write(copy, enlarged_data::pack(&fs::read_to_string(path)?, times))?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            fs::copy(path, copy)?;
        }
    }
    Ok(())
}
