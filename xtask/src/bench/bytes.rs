//! How many bytes the release build has, file by file.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::dist::{self, manifest};

/// The bytes of a build.
pub struct Bytes {
    entries: Vec<manifest::Entry>,
    table: String,
}

/// Measures the release build.
///
/// # Errors
/// When it cannot be read.
pub fn measure(root: &Path) -> Result<Bytes> {
    let folder = dist::folder(root);
    Ok(Bytes { entries: manifest::entries(&folder)?, table: manifest::table(&folder)? })
}

impl Bytes {
    /// The table. What the GIF tab costs stands in it: the files whose names begin with `gifs`.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The same for a file.
    pub fn json(&self) -> Value {
        let files = self.entries.iter().map(|entry| {
            json!({ "name": entry.name, "raw": entry.size.bytes, "brotli": entry.size.brotli })
        });
        json!({ "files": files.collect::<Vec<_>>() })
    }
}
