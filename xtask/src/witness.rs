//! `cargo xtask witness`: the official client of Bitrix24 runs in the simulator, so that the
//! simulator is not judged by our own reading of the protocol alone.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::dist;
use crate::environment::Environment;
use crate::process;
use crate::step::Step;
use crate::tools::{self, Site};

const PACKAGE: &str = "@bitrix24/b24jssdk";
/// Its name in the cache.
const NAME: &str = "b24jssdk";
const VERSION: &str = "2.2.0";

/// Downloads the client if need be and runs the test that uses it.
///
/// # Errors
/// When something cannot be downloaded, installed or built, or the test fails.
pub fn run(root: PathBuf) -> Result<()> {
    let site = Site { cache: Cache::locate()?, root };
    let build = tools::ensure(&tools::for_building(&site.root)?, &site)?;
    let browser = tools::ensure(&tools::for_testing(), &site)?;
    let client = download(&site.cache)?;
    if dist::is_stale(&site.root) {
        let step = Step::start("witness", "release build");
        dist::build(&site.root, &build).context("the release build failed")?;
        step.done("built");
    }
    test(&site.root, &client, browser)
}

/// The folder of the unpacked package.
fn download(cache: &Cache) -> Result<PathBuf> {
    let step = Step::start("witness", &format!("{PACKAGE} {VERSION}"));
    let package = cache.folder(NAME, VERSION).join("package");
    if package.join("package.json").is_file() {
        step.done("ready");
        return Ok(package);
    }
    let npm = process::find("npm")
        .context("install Node.js with npm (https://nodejs.org, or `sudo apt-get install npm`)")?;
    let lock = cache.lock()?;
    cache.publish(NAME, VERSION, |folder| {
        let archive = process::output(
            process::command(npm)
                .args(["pack", "--silent", "--pack-destination"])
                .arg(folder)
                .arg(format!("{PACKAGE}@{VERSION}"))
                .current_dir(folder),
        )?;
        process::run(process::command("tar").args(["-xzf", &archive]).current_dir(folder))
    })?;
    drop(lock);
    step.done("downloaded");
    Ok(package)
}

fn test(root: &Path, client: &Path, browser: Environment) -> Result<()> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "witness", "--", "--nocapture"])
        .env("B24_DIST", dist::folder(root))
        .env("B24_SDK", client)
        .current_dir(root);
    browser.apply(&mut command)?;
    process::run(&mut command).context("the witness test failed")
}
