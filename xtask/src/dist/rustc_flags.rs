//! The compiler flags of the delivered app.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::tools::rust_source;

/// Separates the flags that cargo passes to rustc.
const SEPARATOR: &str = "\u{1f}";

/// The flags of every build.
const FLAGS: [&str; 5] = [
    // The splitter needs relocations to find out where code is used.
    "-Clink-arg=--emit-relocs",
    // Inlines small functions. `opt-level = "z"` alone sets the threshold to 5, which leaves
    // hundreds of functions that are compiled one by one when the app starts; `"s"` sets 50, which
    // adds 3 % to the bytes.
    "-Cllvm-args=-inline-threshold=25",
    // Safari 16.0 to 16.3 have a bug in what wasm-bindgen does with tables of references. Calls
    // through a table keep the long form that comes with references: without it the compiler writes
    // no relocations for the table, and the splitter needs them.
    "-Ctarget-feature=-reference-types,-multivalue,+call-indirect-overlong",
    // The precompiled standard library declares both features although it does not use them. The
    // linker would copy the declaration, and wasm-bindgen would rely on it.
    "-Clink-arg=--no-check-features",
    "-Clink-arg=--features=bulk-memory,bulk-memory-opt,call-indirect-overlong,mutable-globals,\
        nontrapping-fptoint,sign-ext",
];

/// Returns the flags in cargo's encoding, with folder names that are the same on every machine.
/// `builds_library` tells whether the standard library is built from source.
///
/// # Errors
/// When cargo's folder of sources or the compiler's folder cannot be found or read.
pub fn encoded(root: &Path, builds_library: bool) -> Result<OsString> {
    let library_flags: &[&str] = if builds_library { &rust_source::FLAGS } else { &[] };
    let mut flags = OsString::from([library_flags, &FLAGS].concat().join(SEPARATOR));
    let mut rename = |folder: &Path, name: &str| {
        flags.push(SEPARATOR);
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    };
    rename(root, "widget");
    if builds_library {
        rename(&rust_source::library(&rust_source::sysroot()?), "rust");
    }
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::home_dir()?;
        Some(home.join(".cargo"))
    });
    let registries = home.context("cargo has no home folder")?.join("registry").join("src");
    // The folder is missing before the first download. Then only this build contains its real name.
    for registry in fs::read_dir(&registries).into_iter().flatten() {
        rename(&registry?.path(), "crates");
    }
    Ok(flags)
}
