//! The build under test, and what it says about itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// How long a file with a hash in its name may be kept.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// The folder of the build.
pub fn dist() -> PathBuf {
    let folder = folder("B24_DIST", "dist");
    assert!(folder.join("_headers").is_file(), "{}: run cargo xtask test", folder.display());
    folder
}

/// What was made for a host.
pub fn deploy(name: &str) -> PathBuf {
    let path = folder("B24_DEPLOY", "target/deploy").join(name);
    assert!(path.exists(), "{} is missing: run cargo xtask dist", path.display());
    path
}

fn folder(variable: &str, default: &str) -> PathBuf {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join(default);
    std::env::var_os(variable).map_or_else(own, PathBuf::from)
}

/// The page.
pub fn page() -> String {
    fs::read_to_string(dist().join("index.html")).expect("the page")
}

/// Names of the build's files, without the compressed copies.
pub fn names() -> Vec<String> {
    let manifest = fs::read_to_string(dist().join("manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    manifest["files"].as_object().expect("files").keys().cloned().collect()
}

/// The one file whose name begins and ends so.
pub fn one(start: &str, end: &str) -> String {
    let mut found =
        names().into_iter().filter(|name| name.starts_with(start) && name.ends_with(end));
    let one = found.next().expect("such a file");
    assert_eq!(found.next(), None);
    one
}

/// Headers that every answer is to have, by their names in lower case: from `_headers`, which other
/// hosts read.
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

/// Fails where an answer lacks one of these headers, or forbids frames.
pub fn assert_headers(found: &BTreeMap<String, String>) {
    for (name, value) in headers() {
        assert_eq!(found.get(&name), Some(&value), "{name} in {found:?}");
    }
    assert_eq!(found.get("x-frame-options"), None);
}
