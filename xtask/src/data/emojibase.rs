//! The npm package `emojibase-data`: subgroups, shortcodes, emoticons.

use anyhow::Result;

use super::subgroups::Subgroups;
use crate::cache::Cache;
use crate::npm::{Package, Tarball};

const PACKAGE: Package = Package {
    name: "emojibase-data",
    version: "17.0.0",
    integrity: "sha512-Yvgb5AWoHViHV/gq1qr5ZAarcBip+B27/ZLRsUJkbgAEaLlZ/fof9g882LTpmEpyhBNEC0m2SEmItljHsTygjA==",
};

/// The pinned package, downloaded and verified.
#[derive(Debug)]
pub struct Emojibase(Tarball);

impl Emojibase {
    /// Takes the package from the cache folder, or downloads it into it.
    ///
    /// # Errors
    /// When the package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        let cache = Cache::locate()?;
        Ok(Self(PACKAGE.fetch(&cache)?))
    }

    /// Returns all emoji with their English data: an array of objects.
    ///
    /// # Errors
    /// When the package cannot be read.
    pub fn data(&self) -> Result<String> {
        self.0.read("package/en/data.json")
    }

    /// Returns the subgroup of each emoji.
    ///
    /// # Errors
    /// When the package cannot be read or has an unexpected shape.
    pub fn subgroups(&self) -> Result<Subgroups> {
        let groups = self.0.read("package/meta/groups.json")?;
        Subgroups::parse(&groups, &self.data()?)
    }

    /// Returns the shortcodes of one set, `github` or `iamcal`: an object of code points to one or
    /// more codes.
    ///
    /// # Errors
    /// When the package cannot be read.
    pub fn shortcodes(&self, set: &str) -> Result<String> {
        self.0.read(&format!("package/en/shortcodes/{set}.json"))
    }
}
