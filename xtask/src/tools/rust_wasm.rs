//! The Rust standard library for wasm32: from rustup, or built from Debian's source where rustup
//! cannot provide it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::debian_rust::DebianRust;
use super::{InstalledTool, Job, Paths, Tool, apt};
use crate::environment::Environment;
use crate::process;
use crate::workspace;

/// The target of code that runs in browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for [`TARGET`].
#[derive(Debug)]
pub struct RustWasm;

impl Tool for RustWasm {
    fn name(&self) -> &'static str {
        "rust-wasm"
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, paths: &Paths) -> Result<Option<InstalledTool>> {
        let sysroot = process::output(process::command("rustc").args(["--print", "sysroot"]))
            .map(PathBuf::from)?;
        let of_ours = sysroot.starts_with(paths.cache.root());
        if has_standard_library(&sysroot) && !of_ours {
            let environment = Environment::default();
            return Ok(Some(InstalledTool { location: sysroot, environment }));
        }
        Ok(DebianRust::find().and_then(|debian| debian.ready(&paths.cache)))
    }

    fn install(&self, paths: &Paths, job: &mut Job) -> Result<()> {
        let by_rustup = add_by_rustup(job);
        if by_rustup.is_ok() || !apt::is_available() {
            return by_rustup;
        }
        job.announce("rustup cannot provide it; building it from Debian's source");
        let debian = DebianRust::install(job, workspace::minimum_rust(&paths.root)?)?;
        debian.build_standard_library(&paths.cache, job)
    }
}

fn add_by_rustup(job: &mut Job) -> Result<()> {
    let context = format!("run `rustup target add {TARGET}` and try again");
    let rustup = process::find("rustup").with_context(|| {
        format!("there is no rustup (https://rustup.rs); install it, then {context}")
    })?;
    job.announce("asking rustup");
    job.run(process::command(rustup).args(["target", "add", TARGET])).context(context)
}

/// Returns whether a toolchain folder has the standard library for [`TARGET`].
pub fn has_standard_library(sysroot: &Path) -> bool {
    fs::read_dir(library_folder(sysroot)).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

/// Returns where a toolchain folder keeps the standard library for [`TARGET`].
pub fn library_folder(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}
