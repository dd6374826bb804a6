//! The files of the server with their compressed copies, in memory.

use crate::dist;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file in all its encodings.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The uncompressed content.
    pub plain: Vec<u8>,
    /// Compressed with brotli.
    pub brotli: Option<Vec<u8>>,
    /// Compressed with gzip.
    pub gzip: Option<Vec<u8>>,
}

/// All files, by path: `/contestant/file`.
pub type Site = Arc<HashMap<String, File>>;

/// Reads our build and the pages of the others.
///
/// # Panics
/// When one of them is missing.
pub fn read() -> Site {
    let mut files = HashMap::new();
    add(&mut files, &dist::folder(), "/ours");
    if let Some(others) = std::env::var_os("B24_OTHERS") {
        add(&mut files, &PathBuf::from(others), "");
    }
    files.insert(
        "/blank/index.html".to_owned(),
        File {
            plain: b"<!doctype html><title>Blank</title><link rel=icon href=data:,>".to_vec(),
            ..File::default()
        },
    );
    Arc::new(files)
}

fn add(files: &mut HashMap<String, File>, folder: &Path, path: &str) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let entry = entry.expect("the folder can be read").path();
        let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        if entry.is_dir() {
            add(files, &entry, &path);
        } else if !matches!(entry.extension().and_then(|it| it.to_str()), Some("br" | "gz")) {
            let copy = |kind: &str| fs::read(folder.join(format!("{name}.{kind}"))).ok();
            let plain = fs::read(&entry).expect("the file can be read");
            files.insert(path, File { plain, brotli: copy("br"), gzip: copy("gz") });
        }
    }
}
