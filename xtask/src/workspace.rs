//! The repository: its root, and facts from its manifest and lock file.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::version::Version;

/// Returns the repository's root folder.
pub fn root() -> PathBuf {
    // The variable at run time takes precedence over the one at compile time: a target folder may
    // have been copied or restored from a cache.
    let compiled = || env!("CARGO_MANIFEST_DIR").into();
    let xtask = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(compiled));
    xtask.parent().unwrap_or(&xtask).to_owned()
}

/// Returns the version of `package` in the repository's `Cargo.lock`.
///
/// # Errors
/// When the lock file cannot be read or does not contain the package.
pub fn locked_version(root: &Path, package: &str) -> Result<String> {
    let path = root.join("Cargo.lock");
    let text = fs::read_to_string(&path).with_context(|| {
        format!("cannot read {}; `cargo generate-lockfile` writes it", path.display())
    })?;
    version_in_lock(&text, package)
        .with_context(|| format!("{} does not contain the package {package}", path.display()))
}

/// Returns the hashes of crates in the repository's `Cargo.lock`, by name and version.
///
/// # Errors
/// When the lock file cannot be read.
pub fn checksums(root: &Path) -> Result<BTreeMap<(String, String), String>> {
    let path = root.join("Cargo.lock");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(checksums_in_lock(&text))
}

/// Returns the oldest rustc that builds the workspace (`rust-version` of the root manifest).
///
/// # Errors
/// When the manifest cannot be read or names no version.
pub fn minimum_rust(root: &Path) -> Result<Version> {
    let path = root.join("Cargo.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .find_map(|line| value_of(line, "rust-version"))
        .and_then(Version::find)
        .with_context(|| format!("{} names no rust-version", path.display()))
}

/// Returns the version of a package. Cargo writes one `key = "value"` per line, the version right
/// after the name.
fn version_in_lock(text: &str, package: &str) -> Option<String> {
    let mut lines = text.lines();
    lines.find(|line| value_of(line, "name") == Some(package))?;
    lines.next().and_then(|line| value_of(line, "version")).map(str::to_owned)
}

fn checksums_in_lock(text: &str) -> BTreeMap<(String, String), String> {
    let packages = text.split("[[package]]").skip(1);
    let value = |package: &str, key| {
        package.lines().find_map(|line| value_of(line, key)).map(str::to_owned)
    };
    let known = packages.filter_map(|package| {
        let checksum = value(package, "checksum")?;
        Some(((value(package, "name")?, value(package, "version")?), checksum))
    });
    known.collect()
}

/// Returns the text between the quotes of a line `key = "value"`.
fn value_of<'line>(line: &'line str, key: &str) -> Option<&'line str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "00ff"
"#;

    #[test]
    fn a_locked_version_belongs_to_exactly_that_package() {
        assert_eq!(version_in_lock(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(LOCK, "wasm-bindgen-futures").as_deref(), Some("0.4.80"));
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
    }

    #[test]
    fn only_crates_of_a_registry_have_hashes() {
        let key = ("wasm-bindgen".to_owned(), "0.2.130".to_owned());
        assert_eq!(checksums_in_lock(LOCK), BTreeMap::from([(key, "00ff".to_owned())]));
    }

    #[test]
    fn this_repository_can_be_read() {
        assert!(locked_version(&root(), "wasm-bindgen").is_ok());
        assert!(minimum_rust(&root()).is_ok());
    }
}
