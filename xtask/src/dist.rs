//! `cargo xtask dist`: makes the release build in `dist/`.
//!
//! Trunk builds the page and the app. The following steps are beyond Trunk: code that most openings
//! do not need moves to separate files, scripts and style sheets are minified, file names get a
//! hash of their content, integrity attributes are updated, the page takes in what its first paint
//! needs, and each file gets compressed copies.

pub mod compress;
pub mod delivery;
pub mod deploy;
pub mod files;
mod glue_names;
mod headers;
mod inline;
mod integrity;
mod joined_chunks;
pub mod manifest;
mod names;
mod page;
mod policy;
mod rustc_flags;
pub mod sbom;
mod unused_exports;
pub mod version;
mod wasm;
mod wasm_format;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use self::policy::Policy;
use crate::cache::Cache;
use crate::environment::Environment;
use crate::process;
use crate::tools::{self, Paths, rust_source};

pub use self::policy::Additions;

/// The sources of the widget.
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

/// The pictures for the market. They show a build, so they are no source of one.
const MARKET: &str = "deploy/market";

/// Returns the folder of the release build.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Installs missing tools, builds, and prints the sizes.
///
/// # Errors
/// When the list of portals and hosts cannot be delivered, a tool cannot be installed or the build
/// fails.
pub fn run(root: PathBuf, added: &Additions) -> Result<()> {
    // Before minutes of work, because a typing error can be reported at once.
    read_policy(&root, added)?;
    let paths = Paths { cache: Cache::locate()?, root };
    let environment = tools(&paths)?;
    build(&paths.root, &environment, added)?;
    print!("{}", manifest::table(&folder(&paths.root))?);
    println!("settings and functions for hosts: target/deploy/, see deploy/README.md");
    Ok(())
}

/// Installs the tools of [`build`].
///
/// # Errors
/// When a tool cannot be installed.
pub fn tools(paths: &Paths) -> Result<Environment> {
    let mut all = tools::for_building(&paths.root)?;
    all.extend(tools::for_delivery());
    let environment = tools::ensure(&all, paths)?;
    tools::ensure_if_possible(Box::new(rust_source::RustSource), paths);
    Ok(environment)
}

/// Returns whether the build is missing, incomplete, or older than one of its sources.
pub fn is_stale(root: &Path) -> bool {
    let Ok(built) = modified(&folder(root).join(manifest::FILE)) else { return true };
    // `cargo clean` may have removed a part of it.
    !deploy::folder(root).exists() || has_newer_source(root, built)
}

fn has_newer_source(root: &Path, built: SystemTime) -> bool {
    SOURCES.iter().any(|source| newest(&root.join(source)).is_ok_and(|changed| changed > built))
}

/// Reads the list of origins that the widget communicates with.
fn read_policy(root: &Path, added: &Additions) -> Result<Policy> {
    let page = root.join(names::PAGE);
    let page =
        fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    Policy::new(page::config(&page)?, added)
}

/// Makes the release build. Two builds of the same sources are identical, byte by byte.
///
/// # Errors
/// When the list cannot be delivered or one of the tools fails.
pub fn build(root: &Path, environment: &Environment, added: &Additions) -> Result<()> {
    let policy = read_policy(root, added)?;
    let commit = version::commit(root)
        .inspect_err(|error| eprintln!("dist  {} has no commit: {error:#}", version::FILE))
        .ok();
    // Separate from other builds, which have other flags.
    let target = root.join("target").join("dist");
    let staged = target.join("page");
    fs::create_dir_all(&staged)?;
    let builds_library = rust_source::is_ready();
    let mut command = environment.command("trunk")?;
    command
        .args(["build", "--release", "--features", "split", "--dist"])
        .arg(&staged)
        .env("CARGO_TARGET_DIR", &target)
        // The build has exactly the dependencies in `Cargo.lock`, or fails.
        .env("TRUNK_BUILD_LOCKED", "true")
        .env("CARGO_ENCODED_RUSTFLAGS", rustc_flags::encoded(root, builds_library)?)
        .current_dir(root);
    if builds_library {
        command.envs(rust_source::CRATES).envs([rust_source::UNSTABLE]);
    }
    process::run(&mut command)?;

    let program = target.join("wasm32-unknown-unknown/release/b24-emoji-picker.wasm");
    let mut files = files::read(&staged)?;
    page::insert_wasm(&mut files, wasm::make(&program, &target.join("wasm"), environment)?)?;
    page::minify(&mut files, &target, environment)?;
    let mut files = names::rename(files)?;
    integrity::update(&mut files)?;
    inline::take_in(&mut files)?;
    let build = delivery::Build {
        files,
        recipes: deploy::recipes(root, environment)?,
        sbom: sbom::text(root)?,
        commit,
    };
    delivery::write(build, policy, &folders(root, "archive"))
}

/// Checks that the script for operators without Rust knows all parts of the build.
///
/// # Errors
/// When it does not, or there is no build.
pub fn check_configure(root: &Path) -> Result<()> {
    delivery::check_configure(root, &folders(root, "configured"))
}

fn folders(root: &Path, scratch: &str) -> delivery::Folders {
    delivery::Folders {
        dist: folder(root),
        deploy: deploy::folder(root),
        scratch: root.join("target").join("dist").join(scratch),
    }
}

fn modified(path: &Path) -> io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}

/// Returns the time of the latest change of a file, or of anything in a folder.
fn newest(path: &Path) -> io::Result<SystemTime> {
    let mut latest = modified(path)?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let path = entry?.path();
            if !path.ends_with(MARKET) {
                latest = latest.max(newest(&path)?);
            }
        }
    }
    Ok(latest)
}
