//! A fresh browser profile.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that is removed when this is dropped.
pub struct Profile(PathBuf);

impl Profile {
    /// Names a folder that nobody uses; the browser creates it.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("b24-emoji-picker-e2e-{}-{number}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // It was never made if the browser did not start; what a dying browser still holds on
        // to stays, and does no harm.
        std::fs::remove_dir_all(&self.0).ok();
    }
}
