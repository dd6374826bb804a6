//! CLDR's names of countries and territories, with the short and other usual ones.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::locales::Locale;
use crate::cache::Cache;
use crate::npm::{Package, Tarball};

const PACKAGE: Package = Package {
    name: "cldr-localenames-full",
    version: "48.2.0",
    integrity: "sha512-4o0paYDz0UXhfhChAVFkmVl2CP0YTSEqE6WrC0fNafaSC5u5DAXphxH3SZ1Ujczarikr8DToKZfiok6EqWLdNQ==",
};

/// The pinned package, downloaded and verified.
#[derive(Debug)]
pub struct Territories(Tarball);

/// A name of a territory.
#[derive(Debug, PartialEq, Eq)]
pub struct Territory {
    /// The ISO 3166 code in upper case: `US`; `EU` and `UN` are among them.
    pub code: String,
    /// One of its names: `USA`.
    pub name: String,
}

impl Territories {
    /// Takes the package from the cache folder, or downloads it into it.
    ///
    /// # Errors
    /// When the package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        Ok(Self(PACKAGE.fetch(&Cache::locate()?)?))
    }

    /// Returns all names in a language and in the one that fills its gaps.
    ///
    /// # Errors
    /// When CLDR has no such locale or the data has an unexpected shape.
    pub fn names(&self, locale: Locale) -> Result<Vec<Territory>> {
        let mut all = Vec::new();
        for tag in locale.cldr {
            let json = self.0.read(&format!("package/main/{tag}/territories.json"))?;
            all.extend(read(&json, tag).with_context(|| format!("territories of {tag}"))?);
        }
        Ok(all)
    }
}

/// Reads keys such as `US`, `US-alt-short` and `CZ-alt-variant`; regions with a number have no flag.
fn read(json: &str, tag: &str) -> Result<Vec<Territory>> {
    let json: Value = serde_json::from_str(json)?;
    let pointer = format!("/main/{tag}/localeDisplayNames/territories");
    let all = json.pointer(&pointer).and_then(Value::as_object);
    let all = all.with_context(|| format!("there is no object at {pointer}"))?;
    let territory = |(key, name): (&String, &Value)| {
        let code = key.split("-alt-").next()?;
        let has_letters = code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
        let name = name.as_str()?.to_owned();
        has_letters.then(|| Territory { code: code.to_owned(), name })
    };
    Ok(all.iter().filter_map(territory).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_of_what_has_a_flag() {
        let json = r#"{"main":{"en":{"localeDisplayNames":{"territories":
            {"001":"world","US":"United States","US-alt-short":"US","UN":"United Nations"}}}}}"#;
        let all = read(json, "en").unwrap();
        let mut all: Vec<_> = all.iter().map(|t| (t.code.as_str(), t.name.as_str())).collect();
        all.sort_unstable();
        assert_eq!(all, [("UN", "United Nations"), ("US", "US"), ("US", "United States")]);
        assert!(read(json, "de").is_err());
    }
}
