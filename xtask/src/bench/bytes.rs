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
    /// Returns the table. It shows the GIF tab's share too: the files whose names begin with
    /// `gifs`.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Returns the sizes as JSON, for the report file.
    pub fn json(&self) -> Value {
        let files = self.entries.iter().map(|entry| {
            json!({ "name": entry.name, "raw": entry.size.bytes, "brotli": entry.size.brotli })
        });
        json!({ "files": files.collect::<Vec<_>>() })
    }
}
