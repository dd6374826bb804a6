//! A folder of a test's own, and what is in one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// It goes with the value. There is a blank in its name, as there may be in an operator's.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one; `name` is no other test's.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("b24-{name} {}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    /// Something in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left is for the system to clear.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// All files of a folder, by their paths in it.
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
