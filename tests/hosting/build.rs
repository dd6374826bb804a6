//! The tested build, and its metadata.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The cache lifetime of a file with a hash in its name.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// The pages, whose names have no hash.
pub const PAGES: [&str; 3] = ["index.html", "privacy.html", "terms.html"];

/// Returns the folder of the build.
pub fn dist() -> PathBuf {
    let folder = folder("B24_DIST", "dist");
    assert!(folder.join("_headers").is_file(), "{}: run cargo xtask test", folder.display());
    folder
}

/// Returns a file or folder that was made for a host.
pub fn deploy(name: &str) -> PathBuf {
    let path = folder("B24_DEPLOY", "target/deploy").join(name);
    assert!(path.exists(), "{} is missing: run cargo xtask dist", path.display());
    path
}

fn folder(variable: &str, default: &str) -> PathBuf {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join(default);
    std::env::var_os(variable).map_or_else(own, PathBuf::from)
}

/// Returns a file of the build.
pub fn file(name: &str) -> Vec<u8> {
    fs::read(dist().join(name)).expect("a file of the build")
}

/// Returns the page.
pub fn page() -> String {
    fs::read_to_string(dist().join("index.html")).expect("the page")
}

/// Returns the names of the build's files, without the compressed copies.
pub fn names() -> Vec<String> {
    let manifest = fs::read_to_string(dist().join("manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    manifest["files"].as_object().expect("files").keys().cloned().collect()
}

/// Returns the only file name with this start and this end.
pub fn one(start: &str, end: &str) -> String {
    let mut found =
        names().into_iter().filter(|name| name.starts_with(start) && name.ends_with(end));
    let one = found.next().expect("such a file");
    assert_eq!(found.next(), None);
    one
}

/// Returns the headers that every response must have, by their names in lower case: from
/// `_headers`, which other hosts read.
pub fn headers() -> BTreeMap<String, String> {
    let text = fs::read_to_string(dist().join("_headers")).expect("headers");
    let rule = text.lines().skip_while(|line| *line != "/*").skip(1);
    let headers: BTreeMap<_, _> = rule
        .take_while(|line| line.starts_with(' '))
        .map(|line| line.trim().split_once(": ").expect("a header"))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    assert!(headers["content-security-policy"].contains("frame-ancestors https://*.bitrix24."));
    headers
}

/// Fails if a response lacks one of these headers, or forbids frames.
pub fn assert_headers(found: &BTreeMap<String, String>) {
    for (name, value) in headers() {
        assert_eq!(found.get(&name), Some(&value), "{name} in {found:?}");
    }
    assert_eq!(found.get("x-frame-options"), None);
}
