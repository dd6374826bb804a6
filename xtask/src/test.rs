//! `cargo xtask test`: runs every suite in turn and prints a summary.

mod axe;
mod checks;
mod crates;
mod delivery;
mod end_to_end;
mod engines;
mod hosting;
mod plain_trunk;
mod report;
pub mod suite;
mod summary;
pub mod webdriver;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, anyhow};

use self::suite::Suite;
use self::summary::Summary;
use crate::cache::Cache;
use crate::dist;
use crate::environment::Environment;
use crate::fuzz;
use crate::process;
use crate::step::elapsed;
use crate::tools::{self, Paths, rust_wasm};

/// Installs missing tools, runs all suites whether or not one fails, and prints the summary.
///
/// # Errors
/// When a tool cannot be installed or a suite cannot even be started.
pub fn run(root: PathBuf, all: bool) -> Result<ExitCode> {
    let started = Instant::now();
    let paths = Paths { cache: Cache::locate()?, root };
    let build = dist::tools(&paths)?;
    let browser = tools::ensure(&tools::for_testing(), &paths)?;
    // Their suite works without them.
    let servers = hosting::Servers::ensure(&paths);
    let root = &paths.root;
    // Only some suites need it: the others run even if it cannot be downloaded.
    let axe = axe::script(&paths.cache);

    let mut summary = Summary::default();
    summary.add(Suite::run("format", |suite| checks::format(root, suite)));
    summary.add(Suite::run("lint", |suite| checks::lint(root, &build, suite)));
    summary.add(Suite::run("native", |suite| native(root, suite)));
    summary.add(Suite::run("wasm in Chromium", |suite| wasm(root, &build, &browser, suite)));
    summary.add(Suite::run("plain trunk serve", |suite| plain_trunk::serve(root, suite)));
    summary.add(Suite::run("plain trunk build --release", |suite| {
        plain_trunk::build_release(root, suite)
    }));
    summary.add(Suite::run("delivery", |suite| delivery::run(root, &build, suite)));
    summary.add(Suite::run("hosting", |suite| hosting::run(root, servers, suite)));
    summary.add(Suite::run("end to end in Chromium", |suite| {
        end_to_end::run(root, script(&axe)?, &browser, suite)
    }));
    if all {
        summary.add(Suite::run("the long run in Chromium", |suite| {
            end_to_end::long_run(root, script(&axe)?, &browser, suite)
        }));
        summary.add(Suite::run("some flows in Firefox", |suite| engines::firefox(&paths, suite)));
        summary.add(Suite::run("some flows in WebKit", |suite| engines::webkit(&paths, suite)));
        summary.add(Suite::run("crates", |suite| crates::run(&paths, suite)));
        summary.add(Suite::run("fuzzing", |suite| fuzz::suite(&paths, suite)));
    } else {
        summary.note(
            "without --all: no long run, no Firefox, no WebKit, no check of crates, no fuzzing",
        );
    }
    print!("{}", summary.text(&elapsed(started.elapsed())));
    Ok(if summary.has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Returns the path of axe-core, for suites that require it.
fn script(axe: &Result<PathBuf>) -> Result<&Path> {
    axe.as_ref().map(PathBuf::as_path).map_err(|error| anyhow!("axe-core is missing: {error:#}"))
}

/// Tests the pure modules, the simulator and these commands.
fn native(root: &Path, suite: &mut Suite) -> Result<()> {
    let mut command = process::command("cargo");
    command.args(["test", "--workspace", "--no-fail-fast"]).current_dir(root);
    if cfg!(windows) {
        // Some tests need this program built, and Windows cannot replace a running one.
        command.env("CARGO_TARGET_DIR", root.join("target").join("native"));
    }
    suite.pass_through(&mut command)
}

/// Tests the modules that use the DOM.
fn wasm(root: &Path, build: &Environment, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--target", rust_wasm::TARGET, "--test", "web"])
        // In seconds, for the whole suite; the runner's default suits a few quick tests only.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        // While tests run, the runner may print a part of its output twice.
        .env("WASM_BINDGEN_TEST_NO_STREAM", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver::write(root, browser)?)
        .current_dir(root);
    let mut environment = build.clone();
    environment.merge(browser.clone());
    environment.apply(&mut command)?;
    suite.pass_through(&mut command)
}
