//! The npm package `emojilib`: English keywords, with much chat slang.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use crate::cache::Cache;
use crate::npm::Package;

const PACKAGE: Package = Package {
    name: "emojilib",
    version: "4.0.3",
    integrity: "sha512-KbWiYre9aRSaPbHrHZIz9zmoM+21LAsK1VFJtnTh1VCtWE/rNMDviGhQTmselFl95dhqtGlY22iH0leG5BuW0g==",
};

/// Takes the package from the cache folder, or downloads it into it, and returns its keywords by
/// emoji. The first keyword is a name; spaces are written as `_`.
///
/// # Errors
/// When the package can neither be found nor downloaded, is not the pinned one, or has an
/// unexpected shape.
pub fn fetch() -> Result<BTreeMap<String, Vec<String>>> {
    let cache = Cache::locate()?;
    let json = PACKAGE.fetch(&cache)?.read("package/dist/emoji-en-US.json")?;
    serde_json::from_str(&json).with_context(|| format!("reading {}", PACKAGE.name))
}
