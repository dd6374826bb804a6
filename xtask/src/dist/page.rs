//! The page and what it is made of, shortened.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files::Files;
use super::names::PAGE;
use super::wasm;
use crate::environment::Environment;
use crate::process;

/// Puts our wasm files and their script in the place of Trunk's.
///
/// # Errors
/// When the page does not name them as `Trunk.toml` says.
pub fn take_in(files: &mut Files, ours: Files) -> Result<()> {
    let page = files.get(PAGE).context("the build has no page")?;
    let page = String::from_utf8(page.clone())?;
    let mut taken_in = page.clone();
    let (_, rest) =
        page.split_once("<link id=\"app\"").context("the page does not load the app")?;
    let (tag, _) = rest.split_once('>').context("the page does not end")?;
    for (attribute, name) in [(" href=\"./", wasm::GLUE), (" data-wasm=\"./", wasm::MAIN)] {
        let (_, value) = tag.split_once(attribute).context("the page does not load the app")?;
        let (old, _) = value.split_once('"').context("the page does not end")?;
        files.remove(old);
        taken_in = taken_in.replace(old, name);
    }
    files.insert(PAGE.to_owned(), taken_in.into_bytes());
    files.extend(ours);
    Ok(())
}

/// Shortens scripts and style sheets, and the page itself by its comments.
///
/// # Errors
/// When esbuild refuses one.
pub fn shorten(files: &mut Files, folder: &Path, environment: &Environment) -> Result<()> {
    for (name, content) in files.iter_mut() {
        let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
        if name == PAGE {
            *content = without_comments(std::str::from_utf8(content)?).into_bytes();
        } else if matches!(kind, "js" | "css") && name != wasm::GLUE {
            let (from, to) =
                (folder.join(format!("in.{kind}")), folder.join(format!("out.{kind}")));
            fs::write(&from, &content)?;
            let mut command = process::command("esbuild");
            // What Chrome 109, Firefox 115 and Safari 16 understand.
            command.args([
                "--minify",
                "--target=chrome109,firefox115,safari16",
                "--log-level=error",
            ]);
            let mut outfile = std::ffi::OsString::from("--outfile=");
            outfile.push(&to);
            command.arg(&from).arg(outfile);
            environment.apply(&mut command)?;
            process::output(&mut command).with_context(|| format!("cannot shorten {name}"))?;
            *content = fs::read(&to)?;
        }
    }
    Ok(())
}

fn without_comments(page: &str) -> String {
    let lines =
        page.lines().map(str::trim).filter(|line| !line.starts_with("<!--") && !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
