//! The oldest browsers that the widget supports: Chrome 109, Firefox 115, Safari 16.0. They are not
//! available in tests, so these compare the features that the delivered files use with the features
//! of these browsers.
//!
//! `cargo xtask test` makes the release build and runs this. By hand: `B24_DIST` names the folder
//! of the build (default: `dist`).

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests' helpers fail like the tests do"
)]

#[path = "../e2e/harness/dist.rs"]
mod dist;
mod style;
mod table;
mod wasm;

use std::fs;

/// Returns the delivered style sheets: those in files, and the one in the picker's page. The other pages
/// have theirs in a file.
fn delivered_styles() -> Vec<(String, Vec<u8>)> {
    let mut styles = delivered("css");
    for (name, page) in delivered("html").into_iter().filter(|(name, _)| name == "index.html") {
        let page = String::from_utf8(page).expect("the page is UTF-8");
        let (_, rest) =
            page.split_once("<style id=\"style\">").expect("the page has a style sheet");
        let (style, _) = rest.split_once("</style>").expect("it ends");
        styles.push((name, style.as_bytes().to_vec()));
    }
    styles
}

/// Returns the delivered files with this extension: names and contents.
fn delivered(ending: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(dist::folder())
        .expect("there is a build: run cargo xtask dist")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read(path).expect("the build can be read"))
        })
        .collect();
    files.sort();
    files
}
