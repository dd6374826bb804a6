//! How many bytes the release build has, and how many of them are there for the GIF tab.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::gif_bytes::{self, Added};
use crate::dist;
use crate::environment::Environment;
use crate::test::size::{self, Size};

/// The bytes of a build.
pub struct Bytes {
    files: Vec<(PathBuf, Size)>,
    kinds: String,
    added: Vec<Added>,
}

/// Measures the release build. The build without the GIF tab is made if need be.
///
/// # Errors
/// When something cannot be built or read.
pub fn measure(root: &Path, build: &Environment) -> Result<Bytes> {
    let folder = dist::folder(root);
    let relative = |(file, size): (PathBuf, Size)| {
        let name = file.strip_prefix(&folder).unwrap_or(&file).to_owned();
        (name, size)
    };
    let files: Vec<_> = size::files(&folder)?.into_iter().map(relative).collect();
    let added = gif_bytes::measure(root, build, &files)?;
    Ok(Bytes { files, kinds: size::table(&folder)?, added })
}

impl Bytes {
    /// The tables.
    pub fn table(&self) -> String {
        let row =
            |name: &str, raw: String, brotli: String| format!("{name:<45} {raw:>9} {brotli:>9}");
        let mut lines = vec![row("file", "bytes".to_owned(), "brotli".to_owned())];
        for (name, size) in &self.files {
            lines.push(row(&name.to_string_lossy(), size.raw.to_string(), text(size.brotli)));
        }
        lines.push(String::new());
        lines.push(self.kinds.clone());
        lines.push(String::new());
        lines.push(row("added by the GIF tab", "bytes".to_owned(), "brotli".to_owned()));
        for Added { what, difference } in &self.added {
            lines.push(match difference {
                Ok((raw, brotli)) => row(what, raw.to_string(), text(*brotli)),
                Err(why) => format!("{what:<45} not measured: {why}"),
            });
        }
        lines.join("\n")
    }

    /// The same for a file.
    pub fn json(&self) -> Value {
        let files = self.files.iter().map(|(name, size)| {
            json!({ "name": name.to_string_lossy(), "raw": size.raw, "brotli": size.brotli })
        });
        let added = self.added.iter().map(|Added { what, difference }| {
            let difference = difference.as_ref().ok();
            (
                *what,
                difference
                    .map_or(Value::Null, |(raw, brotli)| json!({ "raw": raw, "brotli": brotli })),
            )
        });
        let added: Map<String, Value> =
            added.map(|(what, difference)| (what.to_owned(), difference)).collect();
        json!({ "files": files.collect::<Vec<_>>(), "added_by_the_gif_tab": added })
    }
}

fn text(bytes: Option<impl ToString>) -> String {
    bytes.map_or_else(|| "unknown".to_owned(), |bytes| bytes.to_string())
}
