//! The npm package `emoogle-emoji-search-engine`: curated English keywords, and the emoji that
//! users mean by a word.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::node;
use crate::cache::Cache;
use crate::npm::Package;

const PACKAGE: Package = Package {
    name: "emoogle-emoji-search-engine",
    version: "1.0.2",
    integrity: "sha512-yEHw7tZTEaA+tvSAFmNRVfIlmTOo0BL+5CDm/uGWWnzL6O+wuwUizkbKDpgMXI8c2xQJwxBvXse8fXh7f+6O6g==",
};

/// The data is inside the package's code, which runs in a separate context without `require` and
/// `process`.
const SCRIPT: &str = r#"
    const code = require("fs").readFileSync(0, "utf8");
    const module = { exports: {} };
    require("vm").runInNewContext(code, { module, exports: module.exports });
    const { EMOJI_KEYWORDS: keywords, KEYWORD_MOST_RELEVANT_EMOJI: relevant } = module.exports;
    process.stdout.write(JSON.stringify({ keywords, relevant }));
"#;

/// The data of the pinned package.
#[derive(Debug)]
pub struct Emoogle {
    /// Names that users have for each emoji, by emoji.
    pub keywords: BTreeMap<String, Vec<String>>,
    /// The emoji that users mean by a word, by word.
    pub relevant: BTreeMap<String, String>,
}

impl Emoogle {
    /// Takes the package from the cache folder, or downloads it into it, and reads it.
    ///
    /// # Errors
    /// When the package can neither be found nor downloaded, is not the pinned one, or has an
    /// unexpected shape.
    pub fn fetch() -> Result<Self> {
        let cache = Cache::locate()?;
        let code = PACKAGE.fetch(&cache)?.read("package/dist/index.cjs")?;
        Self::read(&code).with_context(|| format!("reading {}", PACKAGE.name))
    }

    fn read(code: &str) -> Result<Self> {
        let mut data: Value = serde_json::from_str(&node::run(SCRIPT, code)?)?;
        let mut take = |key: &str| data.get_mut(key).map(Value::take).context(key.to_owned());
        Ok(Self {
            keywords: serde_json::from_value(take("keywords")?)?,
            relevant: serde_json::from_value(take("relevant")?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Emoogle;

    #[test]
    fn reads_what_the_module_exports() {
        let code = r#"module.exports = {
            EMOJI_KEYWORDS: { "🔑": ["key", "access"] },
            KEYWORD_MOST_RELEVANT_EMOJI: { access: "🔑" },
            searchEmojis: () => [],
        };"#;
        let emoogle = Emoogle::read(code).unwrap();
        assert_eq!(emoogle.keywords["🔑"], ["key", "access"]);
        assert_eq!(emoogle.relevant["access"], "🔑");
    }

    #[test]
    fn another_shape_is_an_error() {
        assert!(Emoogle::read("module.exports = {}").is_err());
        assert!(Emoogle::read("require('fs')").is_err(), "the code reaches nothing outside");
    }
}
