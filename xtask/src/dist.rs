//! `cargo xtask dist`: the release build as it is delivered, in `dist/`.
//!
//! Trunk builds the page and the app. What it cannot do is done here: code that most openings do not
//! need goes into files of its own, scripts and style sheets are shortened, names change with the
//! bytes, integrity attributes fit them, and compressed copies lie beside each file.

pub mod compress;
pub mod deploy;
mod files;
mod headers;
mod integrity;
mod interface;
pub mod manifest;
mod names;
mod page;
mod policy;
mod rustc_flags;
mod sbom;
mod version;
mod wasm;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde_json::Value;

use self::policy::Policy;
use crate::cache::Cache;
use crate::environment::Environment;
use crate::process;
use crate::tools::{self, Site};

pub use self::policy::Added;

/// Everything that a build of the widget is made of.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "before-paint.js",
    "boot.js",
    "data",
    "deploy",
    "index.html",
    "src",
    "style",
];

/// Where the release build is.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// The verb: installs what is missing, builds, and tells the sizes.
///
/// # Errors
/// When the list of portals and hosts cannot be delivered, a tool cannot be installed or the build
/// fails.
pub fn run(root: PathBuf, added: &Added) -> Result<()> {
    // Before minutes of work: a typing error is soon told.
    list(&root, added)?;
    let site = Site { cache: Cache::locate()?, root };
    let environment = tools(&site)?;
    build(&site.root, &environment, added)?;
    print!("{}", manifest::table(&folder(&site.root))?);
    println!("settings and functions for hosts: target/deploy/, see deploy/README.md");
    Ok(())
}

/// What [`build`] needs.
///
/// # Errors
/// When a tool cannot be installed.
pub fn tools(site: &Site) -> Result<Environment> {
    let mut all = tools::for_building(&site.root)?;
    all.extend(tools::for_delivery());
    tools::ensure(&all, site)
}

/// Whether the build is missing, another one, or older than one of its sources.
pub fn is_stale(root: &Path) -> bool {
    let Ok(built) = modified(&folder(root).join(manifest::FILE)) else { return true };
    // What belongs to it may have gone with `cargo clean`.
    !deploy::folder(root).exists() || is_older(root, built)
}

fn is_older(root: &Path, built: SystemTime) -> bool {
    SOURCES.iter().any(|source| newest(&root.join(source)).is_ok_and(|changed| changed > built))
}

/// The list of those whom the widget deals with.
fn list(root: &Path, added: &Added) -> Result<Policy> {
    let page = root.join(names::PAGE);
    let page =
        fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    Policy::new(page::config(&page)?, added)
}

/// Builds it. Two builds of the same sources are the same to the last byte.
///
/// # Errors
/// When the list cannot be delivered or one of the tools fails.
pub fn build(root: &Path, environment: &Environment, added: &Added) -> Result<()> {
    let policy = list(root, added)?;
    let commit = version::commit(root)
        .inspect_err(|error| eprintln!("dist  {} says null: {error:#}", version::FILE))
        .ok();
    // Apart from other builds, which have other flags.
    let target = root.join("target").join("dist");
    let staged = target.join("page");
    fs::create_dir_all(&staged)?;
    let mut command = environment.command("trunk")?;
    command
        .args(["build", "--release", "--features", "split", "--dist"])
        .arg(&staged)
        .env("CARGO_TARGET_DIR", &target)
        // What is delivered is what `Cargo.lock` says, or nothing.
        .env("TRUNK_BUILD_LOCKED", "true")
        .env("CARGO_ENCODED_RUSTFLAGS", rustc_flags::encoded(root)?)
        .current_dir(root);
    process::run(&mut command)?;

    let program = target.join("wasm32-unknown-unknown/release/b24-emoji-picker.wasm");
    let mut files = files::read(&staged)?;
    page::take_in(&mut files, wasm::make(&program, &target.join("wasm"), environment)?)?;
    page::shorten(&mut files, &target, environment)?;
    let mut config = policy.config().clone();
    if let Some(commit) = &commit {
        config.insert("commit".to_owned(), Value::from(version::short(commit)));
    }
    page::set_config(&mut files, &config)?;
    let mut files = names::rename(files)?;
    integrity::renew(&mut files)?;
    let folder = folder(root);
    files::write(&folder, &files)?;
    compress::all(&folder)?;
    // These have no compressed copies.
    let names = files.keys().map(String::as_str).chain([manifest::FILE, sbom::FILE, version::FILE]);
    fs::write(folder.join(headers::FILE), headers::text(&policy, names)?)?;
    fs::write(folder.join(version::FILE), version::text(commit.as_deref()))?;
    // Neither is asked for by the page, so neither has compressed copies or a hash in its name.
    sbom::write(root, &folder)?;
    manifest::write(&folder)?;
    deploy::make(root, &folder, &policy, environment)
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
