//! `cargo xtask release`: makes the files of a release in `target/release-files/`.

mod licences;
mod notes;
mod pack;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use b24_emoji_picker::VERSION;

use self::pack::Contents;
use crate::dist::{self, Additions, deploy, files, sbom, version};

/// The file with the notes of all versions.
const CHANGELOG: &str = "CHANGELOG.md";

/// Returns the folder of the files.
fn folder(root: &Path) -> PathBuf {
    root.join("target").join("release-files")
}

/// Builds, packs, and prints the files with their sizes.
///
/// # Errors
/// When the working copy is not clean, the version has no notes, or the build fails.
pub fn run(root: PathBuf) -> Result<()> {
    // Before minutes of work, because both can be reported at once.
    let commit = clean_commit(&root)?;
    let changelog = fs::read_to_string(root.join(CHANGELOG))
        .with_context(|| format!("cannot read {CHANGELOG}"))?;
    let notes = notes::of_version(&changelog, VERSION)?;
    let time = version::commit_time(&root)?;

    dist::run(root.clone(), &Additions::default())?;
    let dist = dist::folder(&root);
    let built = fs::read_to_string(dist.join(version::FILE))?;
    ensure!(
        built == version::text(Some(&commit)),
        "the sources changed during the build, so dist/ is not the build of commit {commit}"
    );

    let bill = fs::read(dist.join(sbom::FILE))?;
    let contents = Contents {
        deploy: deploy::folder(&root),
        licences: licences::of_crates(&root, &bill)?,
        version: VERSION.to_owned(),
        root,
        dist,
        time,
        notes,
    };
    let packed = pack::pack(&contents)?;
    let folder = folder(&contents.root);
    files::write(&folder, &packed)?;
    for (name, content) in &packed {
        println!("{name:<36} {:>9}", content.len());
    }
    println!("the files of version {VERSION}: target/release-files/");
    Ok(())
}

/// Returns the commit of the sources, which must have no uncommitted changes: others could not make
/// the same files.
fn clean_commit(root: &Path) -> Result<String> {
    let commit = version::commit(root).context("a release is made from a commit")?;
    let changes = version::changes(root)?;
    if !changes.is_empty() {
        bail!(
            "a release is made from a commit; commit, ignore or remove these changes:\n{changes}"
        );
    }
    Ok(commit)
}
