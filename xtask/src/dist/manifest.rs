//! The manifest: the files of the build, their sizes, and the bytes that an opening of the picker
//! loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::names::PAGE;
use super::{headers, sbom, version};

/// Its name in the build.
pub const FILE: &str = "manifest.json";

/// Files that no opening of the picker loads.
const FOR_THE_HOST: [&str; 4] = [FILE, headers::FILE, sbom::FILE, version::FILE];

/// The files that load before a click works and the whole grid is visible, as prefixes of their
/// names.
const UNTIL_IT_WORKS: [&str; 3] = [PAGE, "picker.", "data/catalogue."];
/// The further files that load when a user of the English interface uses all features.
const IN_ENGLISH: [&str; 11] = [
    "data/en.",
    "search.",
    "admin.",
    "gifs.",
    "flyout.",
    "outbox.",
    "stickers.",
    "chunk_",
    "data/admin",
    "data/text",
    "data/placement-titles.",
];
/// The folders with a file per language, and the English file in each of them.
const FOLDERS: [&str; 2] = ["data/admin", "data/text"];
const ENGLISH_TEXTS: &str = "/en.";

/// Uncompressed and compressed sizes in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Uncompressed.
    pub bytes: u64,
    /// In brotli of the highest quality.
    pub brotli: u64,
    /// In gzip.
    pub gzip: u64,
}

/// A file of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the build.
    pub name: String,
    /// Its size.
    pub size: Size,
}

/// Writes the manifest of a build.
///
/// # Errors
/// When a file cannot be read or the manifest cannot be written.
pub fn write(folder: &Path) -> Result<()> {
    let entries = entries(folder)?;
    let size = |size: Size| json!({"bytes": size.bytes, "brotli": size.brotli, "gzip": size.gzip});
    let files: serde_json::Map<String, Value> =
        entries.iter().map(|entry| (entry.name.clone(), size(entry.size))).collect();
    let manifest = json!({
        "files": files,
        "until_it_works": size(until_it_works(&entries)),
        "everything_in_english": size(everything_in_english(&entries)),
    });
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    fs::write(folder.join(FILE), text).context("cannot write the manifest")
}

/// Returns the files of a build with their sizes; compressed copies are not listed as files.
///
/// # Errors
/// When one cannot be read, or lacks a compressed copy.
pub fn entries(folder: &Path) -> Result<Vec<Entry>> {
    let files = super::files::read(folder)?;
    let length = |name: &str| files.get(name).map(|content| content.len() as u64);
    let mut entries = Vec::new();
    for name in files.keys() {
        let is_copy = name.ends_with(".br") || name.ends_with(".gz");
        if is_copy || FOR_THE_HOST.contains(&name.as_str()) {
            continue;
        }
        let (Some(bytes), Some(brotli), Some(gzip)) =
            (length(name), length(&format!("{name}.br")), length(&format!("{name}.gz")))
        else {
            bail!("{name} has no compressed copies");
        };
        entries.push(Entry { name: name.clone(), size: Size { bytes, brotli, gzip } });
    }
    Ok(entries)
}

/// Returns the bytes that load until a click works and the whole grid is visible.
pub fn until_it_works(entries: &[Entry]) -> Size {
    sum(entries, |name| UNTIL_IT_WORKS.iter().any(|start| name.starts_with(start)))
}

/// Returns these bytes plus the rest in English: names, GIF tab, administrators' page.
pub fn everything_in_english(entries: &[Entry]) -> Size {
    let in_english = |name: &str| {
        IN_ENGLISH.iter().any(|start| name.starts_with(start))
            && (!FOLDERS.iter().any(|it| name.starts_with(it)) || name.contains(ENGLISH_TEXTS))
    };
    sum(entries, |name| {
        in_english(name) || UNTIL_IT_WORKS.iter().any(|start| name.starts_with(start))
    })
}

fn sum(entries: &[Entry], counts: impl Fn(&str) -> bool) -> Size {
    let mut sum = Size::default();
    for entry in entries.iter().filter(|entry| counts(&entry.name)) {
        sum.bytes += entry.size.bytes;
        sum.brotli += entry.size.brotli;
        sum.gzip += entry.size.gzip;
    }
    sum
}

/// Returns the sizes as a table: each file that every opening loads, and the sums.
///
/// # Errors
/// When a file cannot be read.
pub fn table(folder: &Path) -> Result<String> {
    let entries = entries(folder)?;
    let row = |name: &str, size: Size| {
        format!("{name:<36} {:>9} {:>9} {:>9}\n", size.bytes, size.brotli, size.gzip)
    };
    let mut table = format!("{:<36} {:>9} {:>9} {:>9}\n", "dist", "bytes", "brotli", "gzip");
    for entry in entries
        .iter()
        .filter(|entry| !entry.name.contains('/') || entry.name.contains("/catalogue."))
    {
        table += &row(&entry.name, entry.size);
    }
    table += &row("until it works", until_it_works(&entries));
    table += &row("everything in English", everything_in_english(&entries));
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, brotli: u64) -> Entry {
        Entry { name: name.to_owned(), size: Size { brotli, ..Size::default() } }
    }

    #[test]
    fn sums_contain_the_loaded_files() {
        let entries = [
            entry(PAGE, 1),
            entry("picker.0123456789abcdef.wasm", 2),
            entry("picker.0123456789abcdef.css", 4),
            entry("data/catalogue.0123456789abcdef.txt", 8),
            entry("data/en.0123456789abcdef.txt", 16),
            entry("admin.0123456789abcdef.wasm", 32),
            entry("data/admin.0123456789abcdef/en.txt", 64),
            entry("data/admin.0123456789abcdef/de.txt", 128),
            entry("data/de.0123456789abcdef.txt", 256),
        ];
        assert_eq!(until_it_works(&entries).brotli, 15);
        assert_eq!(everything_in_english(&entries).brotli, 127);
    }
}
