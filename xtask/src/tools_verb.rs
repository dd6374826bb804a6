//! `cargo xtask tools`: the pinned tools, for a person to look at, to use in a shell, or to remove.

use std::path::PathBuf;

use anyhow::Result;

use crate::cache::Cache;
use crate::tools::{self, Site};

/// Lists every tool and where it is. Installs nothing.
///
/// # Errors
/// When the versions or the cache folder cannot be told.
pub fn list(root: PathBuf) -> Result<()> {
    let site = Site { cache: Cache::locate()?, root };
    let mut all = tools::for_building(&site.root)?;
    all.extend(tools::for_delivery());
    all.extend(tools::for_testing());
    all.extend(tools::for_hosting());
    for tool in all {
        let (state, place) = match tool.find(&site) {
            Ok(Some(ready)) => ("ready", ready.location.display().to_string()),
            Ok(None) => ("missing", "`cargo xtask serve` or `test` installs it".to_owned()),
            Err(error) => ("unusable", format!("{error:#}")),
        };
        println!("{:<13} {:<8} {state:<9} {place}", tool.name(), tool.version());
    }
    Ok(())
}

/// Prints the lines that make plain `trunk serve` and `trunk build` work, after installing what
/// is missing. Nothing else goes to stdout.
///
/// # Errors
/// When a tool cannot be installed or a path cannot be written as a shell word.
pub fn print_environment(root: PathBuf) -> Result<()> {
    let site = Site { cache: Cache::locate()?, root };
    let environment = tools::ensure(&tools::for_building(&site.root)?, &site)?;
    print!("{}", environment.export_lines()?);
    Ok(())
}

/// Removes what is in the cache folder, and says how much that was.
///
/// # Errors
/// When it cannot be removed.
pub fn clean() -> Result<()> {
    let cache = Cache::locate()?;
    let lock = cache.lock()?;
    let bytes = cache.remove_all(&lock)?;
    drop(lock);
    println!("removed {} ({:.1} MB)", cache.root().display(), bytes as f64 / 1e6);
    Ok(())
}
