//! `cargo xtask pictures`: makes the pictures of the documents and of the listing in the market. They
//! are committed, so only a change of what they show needs it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::cli::Pictures;
use crate::dist;
use crate::process;
use crate::step::Step;
use crate::tools::{self, Paths};

/// Names a build to show instead of `dist/`; it is then not rebuilt.
const BUILD: &str = "B24_DIST";

/// Makes the release build if it is stale, and shows it in the simulator to a browser.
///
/// # Errors
/// When a tool cannot be installed, the build fails, or a picture cannot be made or is too large.
pub fn run(root: PathBuf, pictures: Pictures) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let browser = tools::ensure(&tools::for_testing(), &paths)?;
    let build = build(&paths)?;
    let mut command = process::command("cargo");
    command
        .args(["run", "--package", "b24-pictures", "--", "--root"])
        .arg(&paths.root)
        .arg("--dist")
        .arg(build)
        .current_dir(&paths.root);
    if let Some(only) = pictures.name() {
        command.args(["--only", only]);
    }
    browser.apply(&mut command)?;
    process::run(&mut command).context("the pictures could not be made")
}

fn build(paths: &Paths) -> Result<PathBuf> {
    if let Some(build) = env::var_os(BUILD) {
        return Ok(paths.root.join(build));
    }
    if dist::is_stale(&paths.root) {
        let environment = dist::tools(paths)?;
        let step = Step::start("pictures", "release build");
        dist::build(&paths.root, &environment, &dist::Additions::default())
            .context("the release build failed")?;
        step.done("built");
    }
    Ok(dist::folder(&paths.root))
}
