//! The release build of the widget in `dist/`, and other builds elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;

use crate::environment::Environment;
use crate::process;

/// Everything that a build of the widget is made of.
const SOURCES: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "before-paint.js",
    "boot.js",
    "data",
    "index.html",
    "src",
    "style",
];

/// Where the release build is.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Whether the build is missing or older than one of its sources.
pub fn is_stale(root: &Path) -> bool {
    is_stale_in(root, &folder(root))
}

/// The same for a build in another folder.
pub fn is_stale_in(root: &Path, folder: &Path) -> bool {
    let Ok(built) = modified(&folder.join("index.html")) else {
        return true;
    };
    SOURCES.iter().any(|source| newest(&root.join(source)).is_ok_and(|changed| changed > built))
}

/// Builds it.
///
/// # Errors
/// When trunk fails.
pub fn build(root: &Path, environment: &Environment) -> Result<()> {
    let mut command = process::command("trunk");
    command.args(["build", "--release"]).current_dir(root);
    environment.apply(&mut command)?;
    process::run(&mut command)
}

/// A release build with a cargo feature, in a folder of its own. What cargo makes on the way is
/// kept apart, too, so that it and the usual build do not replace each other's.
///
/// # Errors
/// When the folder cannot be made or trunk fails.
pub fn build_with(
    root: &Path,
    environment: &Environment,
    feature: &str,
    folder: &Path,
) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = process::command("trunk");
    command
        .args(["build", "--release", "--features", feature, "--dist"])
        .arg(folder)
        .env("CARGO_TARGET_DIR", root.join("target").join(feature))
        .current_dir(root);
    environment.apply(&mut command)?;
    process::run(&mut command)
}

fn modified(path: &Path) -> io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}

/// The latest change of a file, or of anything in a folder.
fn newest(path: &Path) -> io::Result<SystemTime> {
    let mut latest = modified(path)?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            latest = latest.max(newest(&entry?.path())?);
        }
    }
    Ok(latest)
}
