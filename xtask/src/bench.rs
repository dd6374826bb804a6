//! `cargo xtask bench`: how fast the search is in Chromium. What it measures and how stands in
//! `bench/README.md`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::cache::Cache;
use crate::process;
use crate::test::webdriver;
use crate::tools::{self, Site, rust_wasm};

/// Builds the benchmark for release, runs it, and lets it print its table.
///
/// # Errors
/// When a tool cannot be installed or the benchmark cannot run to its end.
pub fn run(root: PathBuf) -> Result<ExitCode> {
    let site = Site { cache: Cache::locate()?, root };
    let mut environment = tools::ensure(&tools::for_building(&site.root)?, &site)?;
    environment.merge(tools::ensure(&tools::for_testing(), &site)?);
    let mut command = process::command("cargo");
    command
        .args(["test", "--release", "--target", rust_wasm::TARGET, "--test", "bench"])
        .args(["--", "--nocapture"])
        // Seconds; its default is for a few quick tests.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver::write(&site.root, &environment)?)
        .current_dir(&site.root);
    environment.apply(&mut command)?;
    process::run(&mut command)?;
    Ok(ExitCode::SUCCESS)
}
