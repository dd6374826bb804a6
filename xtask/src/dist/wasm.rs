//! Turns cargo's wasm into the delivered files: the main file, the lazily loaded files, and the
//! script that loads them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::files::Files;
use super::glue_names;
use super::joined_chunks::{self, Joined};
use super::unused_exports;
use crate::environment::Environment;
use crate::process;

/// The script that loads the wasm files.
pub const GLUE: &str = "picker.js";
/// The main file.
pub const MAIN: &str = "picker.wasm";
/// The name that wasm-bindgen gives to the main file.
const BINDGEN_MAIN: &str = "picker_bg.wasm";
/// The name that the splitter gives to the script that loads the other files.
const LOADER: &str = "__wasm_split.js";

/// The script whose exports are those of [`GLUE`].
const ENTRY: &str = "entry.js";

/// The splitter's code that fetches and starts a file, and our replacement: a host may not know the
/// MIME type of wasm, may reject the request, and may never respond.
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
const chunks = {};
async function start(bytes, imports) {
  const module = await WebAssembly.compile(await bytes);
  for (const name of JOINED) {
    const [chunk] = WebAssembly.Module.customSections(module, name);
    if (!chunk) continue;
    chunks[name] ??= WebAssembly.instantiate(chunk, imports);
    try {
      await chunks[name];
    } catch (error) {
      delete chunks[name];
      throw error;
    }
  }
  return WebAssembly.instantiate(module, imports);
}
"#;

/// Tells Chromium to compile the script's functions during the download: nearly all are called at
/// the start, and each would otherwise be compiled on the page's main thread at its first call.
/// Other browsers see a comment. It must be the first line. Source:
/// <https://v8.dev/blog/explicit-compile-hints>.
const CALLED_AT_START: &str = "//# allFunctionsCalledOnLoad\n";

/// Features of the oldest promised browser versions, and no others. Control flow is rebuilt from
/// basic blocks; the result needs more than one optimization round. No pointer refers to the lowest
/// addresses, because they are the far end of the stack. Functions are sorted by name: similar
/// functions become adjacent, which compresses better.
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

/// Splits, binds and optimizes cargo's wasm in a separate folder.
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
        // The tools print warnings about sections that they do not know and skip.
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

    let mut files = Files::new();
    let optimize = |from: PathBuf, name: &str, files: &mut Files| -> Result<()> {
        let to = folder.join("optimized.wasm");
        let mut arguments: Vec<&OsStr> = OPTIMIZATIONS.iter().map(OsStr::new).collect();
        arguments.extend([from.as_os_str(), OsStr::new("-o"), to.as_os_str()]);
        run("wasm-opt", &arguments)?;
        files.insert(name.to_owned(), fs::read(&to)?);
        Ok(())
    };
    let main = bound.join(BINDGEN_MAIN);
    fs::write(&main, unused_exports::remove(&fs::read(&main)?)?)?;
    optimize(main, MAIN, &mut files)?;
    for part in &parts {
        optimize(folder.join(part), part, &mut files)?;
    }
    let size = |name: &str| files.get(name).map(Vec::len);
    let loader = fs::read_to_string(folder.join(LOADER))?;
    let (loader, joined) = joined_chunks::join(&loader, size)?;
    fs::write(bound.join(LOADER), our_loader(&loader, &joined)?)?;
    let parts = join_chunks(&mut files, parts, &joined);
    // Bundles the two scripts, which import each other, and minifies them. Without the classes that
    // `unused_exports` has left without functions.
    fs::write(folder.join(ENTRY), "export { default } from \"./bound/picker.js\";\n")?;
    run(
        "esbuild",
        &[
            ENTRY,
            "--bundle",
            "--format=esm",
            "--minify",
            "--target=es2020",
            // Without it, esbuild keeps the classes of `unused_exports`, which would have such a method.
            "--define:Symbol.dispose=undefined",
            "--log-level=error",
            "--outfile=glue.js",
        ]
        .map(OsStr::new),
    )?;
    let mut glue = fs::read_to_string(folder.join("glue.js"))?.replace(BINDGEN_MAIN, MAIN);
    if unused_exports::is_called_in(&glue) {
        bail!("the script still has classes whose functions are removed");
    }
    for part in &parts {
        if !glue.contains(part.as_str()) {
            bail!("the script does not load {part}");
        }
        glue = glue.replace(part.as_str(), part.trim_start_matches("split_"));
    }
    let main = files.get(MAIN).context("there is no main file")?;
    let (main, glue) = glue_names::shorten_names(main, &glue)?;
    files.insert(MAIN.to_owned(), main);
    files.insert(GLUE.to_owned(), [CALLED_AT_START, &*glue].concat().into_bytes());
    Ok(files)
}

/// Moves the joined chunks into their users, and gives the users their delivered names. Returns the
/// splitter's names of the files that are left.
fn join_chunks(files: &mut Files, parts: Vec<String>, joined: &Joined) -> Vec<String> {
    let is_joined =
        |part: &String| joined.values().flatten().any(|it| part.strip_suffix(".wasm") == Some(it));
    let (chunks, parts): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_joined);
    let chunks: Vec<_> = chunks.into_iter().filter_map(|it| files.remove_entry(&it)).collect();
    for part in &parts {
        let Some(mut file) = files.remove(part) else { continue };
        let names = joined.get(part).into_iter().flatten();
        for (name, chunk) in chunks.iter().filter(|(chunk, _)| {
            names.clone().any(|name| chunk.strip_suffix(".wasm") == Some(name))
        }) {
            joined_chunks::append(&mut file, name.trim_end_matches(".wasm"), chunk);
        }
        files.insert(part.trim_start_matches("split_").to_owned(), file);
    }
    parts
}

fn our_loader(script: &str, joined: &Joined) -> Result<String> {
    let mut ours = script.to_owned();
    for (theirs, replacement) in STARTS {
        if !ours.contains(theirs) {
            bail!("the splitter's script has changed: it has no {theirs}");
        }
        ours = ours.replace(theirs, replacement);
    }
    let names: BTreeSet<&String> = joined.values().flatten().collect();
    let names: Vec<&String> = names.into_iter().collect();
    Ok(format!("{ours}{START}const JOINED = {names:?};\n"))
}

/// Returns the names of the files besides the main one.
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

/// Returns the path as text. Cargo's target folders have UTF-8 names.
fn path(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
