//! A temporary folder of a test, and the files in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A temporary folder, removed on drop. Its name contains a space, as an operator's may.
pub struct Folder(PathBuf);

impl Folder {
    /// Creates an empty folder; `name` must be unique among the tests.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("b24-{name} {}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    /// Returns a path in the folder.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The system removes remaining files.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Returns all files of a folder, by their relative paths.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(inner, it)| (format!("{name}/{inner}"), it)));
        } else {
            all.insert(name, fs::read(&path).expect("a file"));
        }
    }
    all
}
