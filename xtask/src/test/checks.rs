//! Checks format and lints, if the toolchains provide the programs for it.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::suite::Suite;
use crate::environment::Environment;
use crate::process;
use crate::tools::rust_wasm;

/// Runs `cargo fmt --check`.
pub fn format(root: &Path, suite: &mut Suite) -> Result<()> {
    if !process::succeeds(&mut cargo(root, &["fmt", "--version"])) {
        suite.note("format: skipped, this toolchain has no rustfmt");
        return Ok(());
    }
    suite.check("cargo fmt", &mut cargo(root, &["fmt", "--all", "--check"]))
}

/// Warnings that fail the lint, besides the lints that the workspace denies. Not all of them: new
/// warnings of a later compiler must not fail a developer's first run.
const DENIED: [&str; 4] =
    ["unused", "missing_docs", "clippy::let_underscore_must_use", "clippy::map_err_ignore"];

/// Runs `cargo clippy`, natively and for wasm32.
pub fn lint(root: &Path, build: &Environment, suite: &mut Suite) -> Result<()> {
    let native = Environment::default();
    let all = ["--workspace", "--all-targets"];
    clippy("cargo clippy", root, &native, &all, suite)?;
    // `--all-targets` does not include targets that a plain `cargo test` omits.
    let left_out = ["e2e", "hosting", "oldest_browsers", "witness", "bench_gifs", "bench_peers"];
    let left_out: Vec<&str> = left_out.iter().flat_map(|name| ["--test", name]).collect();
    clippy("cargo clippy for tests of the build", root, &native, &left_out, suite)?;
    let wasm = ["--lib", "--bins", "--test", "web", "--target", rust_wasm::TARGET];
    clippy("cargo clippy for wasm32", root, build, &wasm, suite)
}

fn clippy(
    name: &str,
    root: &Path,
    environment: &Environment,
    targets: &[&str],
    suite: &mut Suite,
) -> Result<()> {
    let mut version = cargo(root, &["clippy", "--version"]);
    environment.apply(&mut version)?;
    if !process::succeeds(&mut version) {
        suite.note(&format!("{name}: skipped, its toolchain has no clippy"));
        return Ok(());
    }
    let mut command = cargo(root, &["clippy", "--quiet"]);
    command.args(targets).arg("--").args(DENIED.iter().flat_map(|lint| ["-D", lint]));
    environment.apply(&mut command)?;
    suite.check(name, &mut command)
}

fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = process::command("cargo");
    command.args(arguments).current_dir(root);
    command
}
