//! The files of the server with their compressed copies, in memory.

use crate::site::{BLANK, BLANK_PAGE, folders};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
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
pub type Files = Arc<HashMap<String, File>>;

/// Reads our build and the pages of the others.
///
/// # Panics
/// When one of them is missing.
pub fn read() -> Files {
    let mut files = HashMap::new();
    for (key, folder) in folders() {
        add(&mut files, &folder, &format!("/{key}"));
    }
    let blank = File { plain: BLANK_PAGE.into(), ..File::default() };
    files.insert(format!("/{BLANK}/index.html"), blank);
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
