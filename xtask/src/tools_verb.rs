//! `cargo xtask tools`: lists the pinned tools, prints their environment for a shell, or removes
//! them.

use std::path::PathBuf;

use anyhow::Result;

use crate::cache::Cache;
use crate::tools::{self, Paths};

/// Lists every tool and its location. Installs nothing.
///
/// # Errors
/// When the versions or the cache folder cannot be determined.
pub fn list(root: PathBuf) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let mut all = tools::for_building(&paths.root)?;
    all.extend(tools::for_delivery());
    all.push(Box::new(tools::rust_source::RustSource));
    all.extend(tools::for_testing());
    all.extend(tools::for_nginx());
    all.extend(tools::for_caddy());
    for tool in all {
        let (state, place) = match tool.find(&paths) {
            Ok(Some(ready)) => ("ready", ready.location.display().to_string()),
            Ok(None) => ("missing", "`cargo xtask serve` or `test` installs it".to_owned()),
            Err(error) => ("unusable", format!("{error:#}")),
        };
        println!("{:<13} {:<8} {state:<9} {place}", tool.name(), tool.version());
    }
    Ok(())
}

/// Installs missing tools and prints the lines that make plain `trunk serve` and `trunk build`
/// work. It writes nothing else to stdout.
///
/// # Errors
/// When a tool cannot be installed or a path cannot be written as a shell word.
pub fn print_environment(root: PathBuf) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let environment = tools::ensure(&tools::for_building(&paths.root)?, &paths)?;
    print!("{}", environment.export_lines()?);
    Ok(())
}

/// Removes the content of the cache folder and prints its size.
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
