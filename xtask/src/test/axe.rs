//! axe-core, which finds accessibility problems in a page. It runs in the tests' browser and is no
//! part of the product.

use std::path::PathBuf;

use anyhow::Result;

use crate::cache::Cache;
use crate::npm::Package;

const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
};

/// Returns the path of the script, from the cache folder or the registry.
///
/// # Errors
/// When the package can neither be found nor downloaded, or is not the pinned one.
pub fn script(cache: &Cache) -> Result<PathBuf> {
    Ok(AXE.unpack(cache)?.join("axe.min.js"))
}
