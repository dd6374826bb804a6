//! `cargo xtask gifs`: draws the pictures of the simulator's GIF service. They are part of the
//! repository, so this is only for who changes the drawings.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::process;
use crate::tools::{self, Site};

/// Where the pictures are, from the top of the repository.
const FOLDER: &str = "simulator/gifs";

/// Draws them all.
///
/// # Errors
/// When `ffmpeg` cannot be installed, or the pictures cannot be made or weigh too much.
pub fn run(root: PathBuf) -> Result<()> {
    let site = Site { cache: Cache::locate()?, root };
    let environment = tools::ensure(&tools::for_drawing(), &site)?;
    let mut command = process::command("cargo");
    command
        .args(["run", "--release", "--package", "b24-drawings", "--"])
        .arg(site.root.join(FOLDER))
        .current_dir(&site.root);
    environment.apply(&mut command)?;
    process::run(&mut command).context("the pictures could not be drawn")
}
