//! How the app is compiled for delivery.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Between the flags that cargo hands to rustc.
const SEPARATOR: &str = "\u{1f}";

/// What every build is compiled with.
const FLAGS: [&str; 5] = [
    // What the splitter needs to know where code is used.
    "-Clink-arg=--emit-relocs",
    // Small functions become part of those that call them. `opt-level = "z"` alone sets 5, which
    // leaves hundreds that are compiled one by one when the app starts; `"s"` sets 50, which costs 3 %
    // of the bytes.
    "-Cllvm-args=-inline-threshold=25",
    // Safari 16.0 to 16.3 do wrongly what wasm-bindgen does with tables of references. Calls through
    // a table keep the long form that references bring along: without it the compiler writes no
    // relocations for the table, and the splitter needs them.
    "-Ctarget-feature=-reference-types,-multivalue,+call-indirect-overlong",
    // The standard library comes compiled with both, of which it uses nothing. The linker would write
    // down that the program does, and wasm-bindgen would believe it.
    "-Clink-arg=--no-check-features",
    "-Clink-arg=--features=bulk-memory,bulk-memory-opt,call-indirect-overlong,mutable-globals,\
        nontrapping-fptoint,sign-ext",
];

/// The flags, as cargo takes them, with names for folders that are the same on every machine.
///
/// # Errors
/// When cargo's folder of sources cannot be found or read.
pub fn encoded(root: &Path) -> Result<OsString> {
    let mut flags = OsString::from(FLAGS.join(SEPARATOR));
    let mut rename = |folder: &Path, name: &str| {
        flags.push(SEPARATOR);
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    };
    rename(root, "widget");
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::home_dir()?;
        Some(home.join(".cargo"))
    });
    let registries = home.context("cargo has no home folder")?.join("registry").join("src");
    // None before the first download: then there is one after it, and this build is the exception.
    for registry in fs::read_dir(&registries).into_iter().flatten() {
        rename(&registry?.path(), "crates");
    }
    Ok(flags)
}
