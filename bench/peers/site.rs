//! The folders with the pages of all contestants.

use crate::dist;
use std::fs;
use std::path::PathBuf;

/// The key of a page without content.
pub const BLANK: &str = "blank";

/// The HTML of that page.
pub const BLANK_PAGE: &str = "<!doctype html><title>Blank</title><link rel=icon href=data:,>";

/// Returns the key and the folder of every contestant: our build, and the folders inside
/// `B24_OTHERS`.
///
/// # Panics
/// When one of them cannot be read.
pub fn folders() -> Vec<(String, PathBuf)> {
    let mut folders = vec![("ours".to_owned(), dist::folder())];
    if let Some(others) = std::env::var_os("B24_OTHERS").map(PathBuf::from) {
        let entries =
            fs::read_dir(&others).unwrap_or_else(|error| panic!("{}: {error}", others.display()));
        for entry in entries {
            let folder = entry.expect("the folder can be read").path();
            if folder.is_dir() {
                let key = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                folders.push((key, folder));
            }
        }
    }
    folders
}
