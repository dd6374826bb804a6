//! How large the release build is: each kind of file, as it is and in brotli.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;

/// The kinds that are loaded before the picker can be used, and everything else.
const KINDS: [&str; 5] = ["html", "css", "js", "wasm", "data"];
/// Where the sum of the first four kinds is shown.
const TOTAL: &str = "html+css+js+wasm";
/// Prints the length of each file named as an argument, in brotli of the highest quality.
const BROTLI: &str = "const z = require('zlib'), fs = require('fs');
for (const file of process.argv.slice(1)) console.log(z.brotliCompressSync(fs.readFileSync(file)).length)";

/// Bytes as they are, and in brotli where that can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As they are.
    pub raw: u64,
    /// In brotli of the highest quality.
    pub brotli: Option<u64>,
}

/// A table of the sizes of all files in a folder.
///
/// # Errors
/// When a file cannot be read.
pub fn table(folder: &Path) -> Result<String> {
    let mut kinds = BTreeMap::new();
    for (file, size) in files(folder)? {
        kinds.entry(kind(&file)).or_insert_with(Vec::new).push(size);
    }
    Ok(format_table(&kinds))
}

/// The sizes of all files in a folder, by their path, which begins with the folder's.
///
/// # Errors
/// When a file cannot be read.
pub fn files(folder: &Path) -> Result<Vec<(PathBuf, Size)>> {
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| format!("cannot read {}", folder.display()))?;
    files.sort();
    let brotli = brotli_sizes(&files);
    let sizes = files.into_iter().enumerate().map(|(index, file)| {
        let raw = fs::metadata(&file)?.len();
        let brotli = brotli.as_ref().and_then(|sizes| sizes.get(index).copied());
        Ok((file, Size { raw, brotli }))
    });
    sizes.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if !matches!(extension(&path), "br" | "gz") {
            files.push(path);
        }
    }
    Ok(())
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn kind(path: &Path) -> &'static str {
    let extension = extension(path);
    KINDS.into_iter().find(|kind| *kind == extension).unwrap_or("data")
}

/// The size of each file in brotli, if there is a Node.js to tell it.
fn brotli_sizes(files: &[PathBuf]) -> Option<Vec<u64>> {
    let text =
        process::output(process::command("node").args(["-e", BROTLI, "--"]).args(files)).ok()?;
    text.lines().map(|line| line.parse().ok()).collect()
}

fn format_table(kinds: &BTreeMap<&str, Vec<Size>>) -> String {
    let sum = |names: &[&str]| {
        let sizes: Vec<Size> =
            names.iter().filter_map(|name| kinds.get(name)).flatten().copied().collect();
        Size {
            raw: sizes.iter().map(|size| size.raw).sum(),
            brotli: sizes.iter().map(|size| size.brotli).sum(),
        }
    };
    let row = |name: &str, size: Size| {
        let brotli = size.brotli.map_or_else(|| "unknown".to_owned(), |bytes| bytes.to_string());
        format!("\n{name:<17} {:>9} {brotli:>9}", size.raw)
    };
    let mut table = format!("{:<17} {:>9} {:>9}", "release build", "bytes", "brotli");
    for name in KINDS {
        table += &row(name, sum(&[name]));
    }
    table + &row(TOTAL, sum(&["html", "css", "js", "wasm"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_by_kind() {
        assert_eq!(kind(Path::new("dist/app-1a2b_bg.wasm")), "wasm");
        assert_eq!(kind(Path::new("dist/index.html")), "html");
        assert_eq!(kind(Path::new("dist/data/en.txt")), "data");
        assert_eq!(kind(Path::new("dist/LICENSE")), "data");
    }

    #[test]
    fn the_total_leaves_the_data_out() {
        let size = |raw, brotli| Size { raw, brotli };
        let mut kinds = BTreeMap::from([
            ("html", vec![size(10, Some(5))]),
            ("wasm", vec![size(100, Some(40))]),
            ("js", vec![size(20, Some(8)), size(1, Some(1))]),
            ("data", vec![size(1000, Some(300))]),
        ]);
        let table = format_table(&kinds);
        assert_eq!(table.lines().last(), Some("html+css+js+wasm        131        54"), "{table}");
        kinds.insert("css", vec![size(1, None)]);
        assert!(format_table(&kinds).ends_with("132   unknown"));
    }
}
