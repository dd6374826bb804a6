//! Writes a build for one deployment: everything that depends on its list of portals and hosts.
//!
//! `deploy/configure.mjs` does the same to a finished build, for operators without Rust. A test
//! compares their results, so both change together.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::Value;

use super::files::{self, Files};
use super::inline::Hashes;
use super::policy::Policy;
use super::{compress, deploy, headers, manifest, page, sbom, version};
use crate::process;

/// A build before it has the settings of a deployment.
#[derive(Clone, Debug)]
pub struct Build {
    /// The files that the page loads, under their final names, and the page.
    pub files: Files,
    /// The recipes for hosts, of [`deploy::recipes`].
    pub recipes: Files,
    /// The bill of materials.
    pub sbom: String,
    /// The commit of the sources, if it is known.
    pub commit: Option<String>,
}

/// The folders that are written.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The folder for upload.
    pub dist: PathBuf,
    /// The folder of the files for hosts.
    pub deploy: PathBuf,
    /// A folder for intermediate files.
    pub scratch: PathBuf,
}

/// Writes the build with the settings of a deployment.
///
/// # Errors
/// When the page lacks a part, Node.js is missing, or a file cannot be written.
pub fn write(build: Build, mut policy: Policy, folders: &Folders) -> Result<()> {
    let Build { mut files, recipes, sbom, commit } = build;
    let mut config = policy.config().clone();
    if let Some(commit) = &commit {
        config.insert("commit".to_owned(), Value::from(version::short(commit)));
    }
    page::set_config(&mut files, &config)?;
    policy.allow(Hashes::of(&files)?);
    let dist = &folders.dist;
    files::write(dist, &files)?;
    compress::all(dist)?;
    // The page requests none of the following files, so none has compressed copies or a hash in its
    // name.
    let names = files.keys().map(String::as_str).chain([manifest::FILE, sbom::FILE, version::FILE]);
    fs::write(dist.join(headers::FILE), headers::text(&policy, names)?)?;
    fs::write(dist.join(version::FILE), version::text(commit.as_deref()))?;
    fs::write(dist.join(sbom::FILE), sbom)?;
    manifest::write(dist)?;
    files::write(&folders.deploy, &deploy::make(recipes, dist, &folders.scratch, &policy)?)
}

/// The script that changes the settings of a finished build.
pub const CONFIGURE: &str = "deploy/configure.mjs";

/// Checks that the script, without options, leaves a build as it is: it then knows all of its parts.
///
/// # Errors
/// When it changes a file, or fails.
pub fn check_configure(root: &Path, folders: &Folders) -> Result<()> {
    let copy = &folders.scratch;
    for (from, name) in [(&folders.dist, "dist"), (&folders.deploy, "deploy")] {
        files::write(&copy.join(name), &files::read(from)?)?;
    }
    let before = files::read(copy)?;
    let mut command = process::command("node");
    command.arg(root.join(CONFIGURE)).arg("--dir").arg(copy);
    process::output(&mut command)?;
    let after = files::read(copy)?;
    fs::remove_dir_all(copy)?;
    let changed: Vec<_> =
        before.keys().chain(after.keys()).filter(|it| before.get(*it) != after.get(*it)).collect();
    ensure!(changed.is_empty(), "{CONFIGURE} changes {changed:?} without an option");
    Ok(())
}

#[cfg(test)]
pub mod tests;
