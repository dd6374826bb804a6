//! From cargo's wasm to what is delivered: the main file, those that are loaded when they are
//! needed, and the script that loads them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::files::Files;
use super::interface;
use crate::environment::Environment;
use crate::process;

/// The script that loads the wasm files.
pub const GLUE: &str = "picker.js";
/// The main file.
pub const MAIN: &str = "picker.wasm";
/// What wasm-bindgen calls it.
const BINDGEN_MAIN: &str = "picker_bg.wasm";
/// What the splitter calls the script that loads the other files.
const LOADER: &str = "__wasm_split.js";

/// How the splitter's script fetches and starts a file, and what we have in its place: a host may
/// not know the type of wasm, may refuse, and may never answer.
const STARTS: [(&str, &str); 2] = [
    ("fetch(new URL(", "load(new URL("),
    ("WebAssembly.instantiateStreaming(src, imports)", "start(src, imports)"),
];
const START: &str = r#"
const LIMIT_MS = 15_000;
function load(url) {
  const config = JSON.parse(document.getElementById("config").textContent);
  const abort = new AbortController();
  setTimeout(() => abort.abort(), LIMIT_MS * (config.time_factor || 1));
  return fetch(url, { signal: abort.signal, credentials: "same-origin" })
    .then((response) => response.ok ? response.arrayBuffer() : Promise.reject(new Error(`${url}: ${response.status}`)));
}
async function start(bytes, imports) {
  return WebAssembly.instantiate(await bytes, imports);
}
"#;

/// Asks Chromium to compile the script's functions while it arrives: nearly all are called at the
/// start, and each would be compiled on the page's own thread then. Others see a comment.
/// It has to stand first. Source: <https://v8.dev/blog/explicit-compile-hints>.
const CALLED_AT_START: &str = "//# allFunctionsCalledOnLoad\n";

/// What browsers of the oldest promised versions run, and no more. Control flow is written anew from the
/// blocks it is made of; what that leaves to be done takes more than one round. The lowest addresses are
/// the far end of the stack, which nothing points to. Functions in the order of their names: like beside
/// like compresses better.
const OPTIMIZATIONS: [&str; 13] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--strip-producers",
    "--strip-target-features",
];

/// Splits, binds and optimizes cargo's wasm in a folder for that.
///
/// # Errors
/// When one of the tools fails.
pub fn make(wasm: &Path, folder: &Path, environment: &Environment) -> Result<Files> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let run = |program: &str, arguments: &[&OsStr]| {
        let mut command = environment.command(program)?;
        command.args(arguments).current_dir(folder);
        // They tell of sections that they do not know and leave out.
        process::output(&mut command).with_context(|| format!("{program} failed")).map(drop)
    };
    run("wasm-split-cli", &["--out-name", "picker", path(wasm), "."].map(OsStr::new))?;
    let parts = parts(folder)?;
    let bindgen = ["--target", "web", "--no-typescript", "--keep-lld-exports"];
    let names = ["--out-dir", "bound", "--out-name", "picker", MAIN];
    run(
        "wasm-bindgen",
        &[&bindgen[..], &names[..]].concat().iter().map(OsStr::new).collect::<Vec<_>>(),
    )?;
    let bound = folder.join("bound");
    fs::write(bound.join(LOADER), our_loader(&fs::read_to_string(folder.join(LOADER))?)?)?;

    let mut files = Files::new();
    let optimize = |from: PathBuf, name: &str, files: &mut Files| -> Result<()> {
        let to = folder.join("optimized.wasm");
        let mut arguments: Vec<&OsStr> = OPTIMIZATIONS.iter().map(OsStr::new).collect();
        arguments.extend([from.as_os_str(), OsStr::new("-o"), to.as_os_str()]);
        run("wasm-opt", &arguments)?;
        files.insert(name.to_owned(), fs::read(&to)?);
        Ok(())
    };
    optimize(bound.join(BINDGEN_MAIN), MAIN, &mut files)?;
    for part in &parts {
        optimize(folder.join(part), part.trim_start_matches("split_"), &mut files)?;
    }
    // Joins the two scripts, which name each other, and shortens them.
    run(
        "esbuild",
        &[
            "bound/picker.js",
            "--bundle",
            "--format=esm",
            "--minify",
            "--target=es2020",
            "--log-level=error",
            "--outfile=glue.js",
        ]
        .map(OsStr::new),
    )?;
    let mut glue = fs::read_to_string(folder.join("glue.js"))?.replace(BINDGEN_MAIN, MAIN);
    for part in &parts {
        if !glue.contains(part.as_str()) {
            bail!("the script does not load {part}");
        }
        glue = glue.replace(part.as_str(), part.trim_start_matches("split_"));
    }
    let main = files.get(MAIN).context("there is no main file")?;
    let (main, glue) = interface::shorten(main, &glue)?;
    files.insert(MAIN.to_owned(), main);
    files.insert(GLUE.to_owned(), [CALLED_AT_START, &*glue].concat().into_bytes());
    Ok(files)
}

fn our_loader(script: &str) -> Result<String> {
    let mut ours = script.to_owned();
    for (theirs, replacement) in STARTS {
        if !ours.contains(theirs) {
            bail!("the splitter's script has changed: it has no {theirs}");
        }
        ours = ours.replace(theirs, replacement);
    }
    Ok(ours + START)
}

/// The files beside the main one, by name.
fn parts(folder: &Path) -> Result<Vec<String>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") && name != MAIN {
            parts.push(name);
        }
    }
    parts.sort();
    Ok(parts)
}

/// Cargo's own folders have names that every tool can be told.
fn path(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
