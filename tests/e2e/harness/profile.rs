//! A fresh browser profile.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that is removed on drop.
pub struct Profile(PathBuf);

impl Profile {
    /// Names an unused folder, which the browser creates.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("b24-emoji-picker-e2e-{}-{number}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    /// Returns the folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The folder does not exist if the browser did not start; files that a browser still holds
        // stay, which is harmless.
        std::fs::remove_dir_all(&self.0).ok();
    }
}
