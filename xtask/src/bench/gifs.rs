//! Measures the GIF tab: in Chromium, by a test target, and in bytes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::bytes;
use crate::dist;
use crate::environment::Environment;
use crate::process;
use crate::step::Step;

/// Makes the release build if it is stale, measures it, prints tables and writes
/// `target/bench/gifs.json`.
///
/// # Errors
/// When something cannot be built, measured or written.
pub fn run(root: &Path, build: &Environment, browser: &Environment) -> Result<()> {
    if dist::is_stale(root) {
        let step = Step::start("bench", "release build");
        dist::build(root, build, &dist::Additions::default())
            .context("the release build failed")?;
        step.done("built");
    }
    let file = root.join("target").join("bench").join("gifs.json");
    measure_in_chromium(root, browser, &file)?;
    let bytes = bytes::measure(root)?;
    println!("\n{}", bytes.table());
    add_bytes(&file, bytes.json())
}

fn measure_in_chromium(root: &Path, browser: &Environment, file: &Path) -> Result<()> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "bench_gifs", "--", "--nocapture"])
        .env("B24_DIST", dist::folder(root))
        .env("B24_BENCH_JSON", file)
        .current_dir(root);
    browser.apply(&mut command)?;
    process::run(&mut command).context("the GIF tab could not be measured")
}

/// Adds the bytes to the report that the test target has written.
fn add_bytes(file: &Path, bytes: Value) -> Result<()> {
    let context = || format!("cannot read or write {}", file.display());
    let mut all: Value = serde_json::from_str(&fs::read_to_string(file).with_context(context)?)
        .with_context(context)?;
    if let Some(all) = all.as_object_mut() {
        all.insert("bytes".to_owned(), bytes);
    }
    fs::write(file, format!("{all:#}\n")).with_context(context)
}
