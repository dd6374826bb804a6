//! Measures the speed of the search in Chromium.

use std::path::Path;

use anyhow::Result;

use crate::environment::Environment;
use crate::process;
use crate::test::webdriver;
use crate::tools::rust_wasm;

/// Builds the benchmark for release and runs it; the benchmark prints its table.
///
/// # Errors
/// When it cannot run to its end.
pub fn run(root: &Path, build: &Environment, browser: &Environment) -> Result<()> {
    let mut environment = build.clone();
    environment.merge(browser.clone());
    let mut command = process::command("cargo");
    command
        .args(["test", "--release", "--target", rust_wasm::TARGET, "--test", "bench"])
        .args(["--", "--nocapture"])
        // In seconds; the runner's default suits a few quick tests only.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver::write(root, &environment)?)
        .current_dir(root);
    environment.apply(&mut command)?;
    process::run(&mut command)
}
