//! The peers' pages: small hosts of our own, bundled with the packages from npm.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::packages;
use crate::dist::compress;
use crate::environment::Environment;
use crate::process;

/// The scripts of the pages: the name of a peer and the file's extension.
const SCRIPTS: [(&str, &str); 4] = [
    ("emoji-picker-element", "js"),
    ("emoji-mart", "js"),
    ("frimousse", "jsx"),
    ("emoji-picker-react", "jsx"),
];

/// Data that a page fetches: its path among the packages and its path among the pages.
const DATA: [(&str, &str); 3] = [
    ("emoji-picker-element-data/en/emojibase/data.json", "emoji-picker-element/data.json"),
    ("emojibase-data/en/data.json", "frimousse/emojibase/en/data.json"),
    ("emojibase-data/en/messages.json", "frimousse/emojibase/en/messages.json"),
];

/// The options of a usual production build.
const ESBUILD: [&str; 8] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--jsx=automatic",
    "--define:process.env.NODE_ENV=\"production\"",
    "--legal-comments=none",
    "--log-level=error",
];

/// Rebuilds the pages, with compressed copies as in our own build, and returns their folder.
///
/// # Errors
/// When esbuild refuses a script, or a file cannot be written.
pub fn make(root: &Path, folder: &Path, environment: &Environment) -> Result<PathBuf> {
    let pages = root.join("bench").join("peers").join("pages");
    let modules = packages::modules(folder);
    let site = folder.join("site");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    static_pages(&pages.join("static.html"), &site)?;
    for (peer, kind) in SCRIPTS {
        let page = site.join(peer);
        copy(&pages.join("host.html"), &page.join("index.html"))?;
        let script = pages.join(format!("{peer}.{kind}"));
        bundle(&script, &page.join("index.js"), &modules, environment)
            .with_context(|| format!("cannot bundle {peer}"))?;
    }
    for (from, to) in DATA {
        copy(&modules.join(from), &site.join(to))?;
    }
    compress::all(&site)?;
    Ok(site)
}

/// Copies the static page, and writes a second copy with its style in a file, as a security policy
/// that allows no inline style demands.
fn static_pages(page: &Path, site: &Path) -> Result<()> {
    copy(page, &site.join("static").join("index.html"))?;
    let html = fs::read_to_string(page)?;
    let (before, rest) = html.split_once("<style>").context("the static page has no style")?;
    let (style, after) = rest.split_once("</style>").context("the style has no end")?;
    let folder = site.join("static-file");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("style.css"), style)?;
    let link = "<link rel=\"stylesheet\" href=\"style.css\">";
    fs::write(folder.join("index.html"), [before, link, after].concat())?;
    Ok(())
}

fn bundle(from: &Path, to: &Path, modules: &Path, environment: &Environment) -> Result<()> {
    let mut outfile = OsString::from("--outfile=");
    outfile.push(to);
    let mut command = environment.command("esbuild")?;
    command.args(ESBUILD).arg(from).arg(outfile).env("NODE_PATH", modules);
    process::output(&mut command).map(drop)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let context = || format!("cannot copy {} to {}", from.display(), to.display());
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).with_context(context)?;
    }
    fs::copy(from, to).with_context(context).map(drop)
}
