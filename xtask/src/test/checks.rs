//! Format and lints, as far as the toolchains at hand have the programs for it.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::suite::Suite;
use crate::environment::Environment;
use crate::process;
use crate::tools::rust_wasm;

/// `cargo fmt --check`
pub fn format(root: &Path, suite: &mut Suite) -> Result<()> {
    if !process::succeeds(&mut cargo(root, &["fmt", "--version"])) {
        suite.note("format: skipped, this toolchain has no rustfmt");
        return Ok(());
    }
    suite.check("cargo fmt", &mut cargo(root, &["fmt", "--all", "--check"]))
}

/// `cargo clippy`, natively and for wasm32.
pub fn lint(root: &Path, build: &Environment, suite: &mut Suite) -> Result<()> {
    if process::succeeds(&mut cargo(root, &["clippy", "--version"])) {
        let all = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        suite.check("cargo clippy", &mut cargo(root, &all))?;
        // What a plain `cargo test` leaves out is no part of "all".
        let browser_tests =
            ["clippy", "--quiet", "--test", "e2e", "--test", "witness", "--", "-D", "warnings"];
        suite.check("cargo clippy for browser tests", &mut cargo(root, &browser_tests))?;
    } else {
        suite.note("cargo clippy: skipped, this toolchain has no clippy");
    }

    let mut version = cargo(root, &["clippy", "--version"]);
    build.apply(&mut version)?;
    if process::succeeds(&mut version) {
        let target = rust_wasm::TARGET;
        let arguments = [
            "clippy", "--lib", "--bins", "--test", "web", "--target", target, "--quiet", "--",
            "-D", "warnings",
        ];
        let mut command = cargo(root, &arguments);
        build.apply(&mut command)?;
        suite.check("cargo clippy for wasm32", &mut command)?;
    } else {
        suite.note("cargo clippy for wasm32: skipped, the toolchain for wasm32 has no clippy");
    }
    Ok(())
}

fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = process::command("cargo");
    command.args(arguments).current_dir(root);
    command
}
