//! `cargo xtask witness`: the official client of Bitrix24 runs in the simulator, so that the
//! simulator is not judged by our own reading of the protocol alone.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::dist;
use crate::environment::Environment;
use crate::npm::Package;
use crate::process;
use crate::step::Step;
use crate::tools::{self, Site};

/// The client, downloaded when it is needed and never part of this project.
const CLIENT: Package = Package {
    name: "@bitrix24/b24jssdk",
    version: "2.2.0",
    integrity: "sha512-zqN7y8r2D3g0dAGKq3+0zOEsRtz2MbjoZR70XrTXKKN5l0OUmPK6jy2BEn6TXiqf5ApsvYrcz9nEn2t2jDR4cw==",
};

/// Downloads the client if need be and runs the test that uses it.
///
/// # Errors
/// When something cannot be downloaded, installed or built, or the test fails.
pub fn run(root: PathBuf) -> Result<()> {
    let site = Site { cache: Cache::locate()?, root };
    let build = dist::tools(&site)?;
    let browser = tools::ensure(&tools::for_testing(), &site)?;
    let client = download(&site.cache)?;
    if dist::is_stale(&site.root) {
        let step = Step::start("witness", "release build");
        dist::build(&site.root, &build, &dist::Added::default())
            .context("the release build failed")?;
        step.done("built");
    }
    test(&site.root, &client, browser)
}

/// The folder of the unpacked package.
fn download(cache: &Cache) -> Result<PathBuf> {
    let step = Step::start("witness", &format!("{} {}", CLIENT.name, CLIENT.version));
    let client = CLIENT.unpack(cache)?;
    step.done("ready");
    Ok(client)
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
