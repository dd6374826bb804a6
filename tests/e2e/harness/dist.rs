//! The build under test.

use std::path::PathBuf;

/// Returns the folder of the build: `B24_DIST`, or `dist` in the workspace root.
///
/// # Panics
/// If the folder contains no build.
pub fn folder() -> PathBuf {
    let folder = std::env::var_os("B24_DIST")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "{} holds no build of the widget: run cargo xtask test",
        folder.display()
    );
    assert!(
        folder.join("_headers").is_file(),
        "{} has no _headers: cargo xtask dist makes a build that is delivered with its policy",
        folder.display()
    );
    folder
}
