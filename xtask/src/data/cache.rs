//! Where downloads are kept between runs.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, anyhow};

/// The folder of this project inside the user's cache folder. It may not exist yet.
///
/// # Errors
/// When the environment does not say where the user's files are.
pub fn folder() -> Result<PathBuf> {
    user_cache(|name| env::var_os(name).map(PathBuf::from))
        .map(|folder| folder.join("b24-emoji-picker"))
        .ok_or_else(|| anyhow!("no cache folder: set XDG_CACHE_HOME to a folder's absolute path"))
}

fn user_cache(var: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // A relative path is invalid by the XDG specification and to be ignored.
    let absolute = |name| var(name).filter(|path| path.is_absolute());
    absolute("XDG_CACHE_HOME").or_else(|| {
        if cfg!(windows) {
            absolute("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            absolute("HOME").map(|home| home.join("Library/Caches"))
        } else {
            absolute("HOME").map(|home| home.join(".cache"))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn xdg_wins_over_home_unless_relative() {
        let env = |xdg: &'static str| {
            move |name: &str| match name {
                "XDG_CACHE_HOME" => Some(PathBuf::from(xdg)),
                "HOME" => Some(PathBuf::from("/home/me")),
                _ => None,
            }
        };
        assert_eq!(user_cache(env("/caches")), Some("/caches".into()));
        assert_eq!(user_cache(env("caches")), Some("/home/me/.cache".into()));
        assert_eq!(user_cache(|_| None), None);
    }
}
