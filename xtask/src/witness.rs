//! `cargo xtask witness`: runs the official client of Bitrix24 in the simulator, to check the
//! simulator independently of our own reading of the protocol.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::dist;
use crate::environment::Environment;
use crate::npm::Package;
use crate::process;
use crate::step::Step;
use crate::tools::{self, Paths};

/// The client, downloaded on demand and never part of this project.
const CLIENT: Package = Package {
    name: "@bitrix24/b24jssdk",
    version: "2.2.0",
    integrity: "sha512-zqN7y8r2D3g0dAGKq3+0zOEsRtz2MbjoZR70XrTXKKN5l0OUmPK6jy2BEn6TXiqf5ApsvYrcz9nEn2t2jDR4cw==",
};

/// Downloads the client if necessary and runs the test that uses it.
///
/// # Errors
/// When something cannot be downloaded, installed or built, or the test fails.
pub fn run(root: PathBuf) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let build = dist::tools(&paths)?;
    let browser = tools::ensure(&tools::for_testing(), &paths)?;
    let client = download(&paths.cache)?;
    if dist::is_stale(&paths.root) {
        let step = Step::start("witness", "release build");
        dist::build(&paths.root, &build, &dist::Additions::default())
            .context("the release build failed")?;
        step.done("built");
    }
    test(&paths.root, &client, browser)
}

/// Downloads the package and returns its folder.
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
