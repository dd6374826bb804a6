//! `cargo xtask gifs`: draws the pictures of the simulator's GIF provider. They are committed, so
//! only a change of the drawings needs it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::process;
use crate::tools::{self, Paths};

/// The folder of the pictures, from the top of the repository.
const FOLDER: &str = "simulator/gifs";

/// Draws all pictures.
///
/// # Errors
/// When `ffmpeg` cannot be installed, or the pictures cannot be made or are too large.
pub fn run(root: PathBuf) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let environment = tools::ensure(&tools::for_drawing(), &paths)?;
    let mut command = process::command("cargo");
    command
        .args(["run", "--release", "--package", "b24-drawings", "--"])
        .arg(paths.root.join(FOLDER))
        .current_dir(&paths.root);
    environment.apply(&mut command)?;
    process::run(&mut command).context("the pictures could not be drawn")
}
