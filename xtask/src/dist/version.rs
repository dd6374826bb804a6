//! The version of the sources of a build: `version.json` for the operator of the host, and the
//! page's `config` block for the administrators' page.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use b24_emoji_picker::VERSION;
use serde_json::json;

use crate::process;

/// Its name in the build.
pub const FILE: &str = "version.json";

/// The suffix of a commit with uncommitted changes.
const CHANGED: &str = "-dirty";

/// Returns the full hash of the current commit, with the suffix `-dirty` if the working copy has
/// uncommitted changes.
///
/// # Errors
/// When git is missing, or the sources are not a repository's root, as in an unpacked archive.
pub fn commit(root: &Path) -> Result<String> {
    // Inside another repository, its commit would not identify our sources.
    let inside = git(root, &["rev-parse", "--show-prefix"])?;
    anyhow::ensure!(inside.is_empty(), "{} is a folder of another repository", root.display());
    let commit = git(root, &["rev-parse", "HEAD"])?;
    Ok(if changes(root)?.is_empty() { commit } else { commit + CHANGED })
}

/// Returns the uncommitted changes, one file a line; empty if there are none.
///
/// # Errors
/// When git is missing, or the sources are not in a repository.
pub fn changes(root: &Path) -> Result<String> {
    git(root, &["status", "--porcelain"])
}

/// Returns the time of the current commit, in seconds since 1970.
///
/// # Errors
/// When git is missing, or the sources are not in a repository.
pub fn commit_time(root: &Path) -> Result<u64> {
    let time = git(root, &["log", "-1", "--format=%ct"])?;
    time.parse().with_context(|| format!("the time of the commit is {time:?}"))
}

/// Returns the content of `version.json`. It depends neither on the time nor on the place of the
/// build.
pub fn text(commit: Option<&str>) -> String {
    format!("{:#}\n", json!({"version": VERSION, "commit": commit}))
}

/// Returns the short form of the commit, for display.
pub fn short(commit: &str) -> String {
    let (commit, changed) = match commit.strip_suffix(CHANGED) {
        Some(commit) => (commit, CHANGED),
        None => (commit, ""),
    };
    commit.chars().take(7).collect::<String>() + changed
}

fn git(root: &Path, arguments: &[&str]) -> Result<String> {
    let mut command: Command = process::command("git");
    command.arg("-C").arg(root).args(arguments);
    process::output(&mut command).context("the commit is unknown")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with a repository, removed on drop.
    struct Repository(std::path::PathBuf);

    impl Repository {
        fn new(name: &str) -> Self {
            let name = format!("b24-emoji-picker-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(folder.join("inside")).unwrap();
            git(&folder, &["init", "--quiet"]).unwrap();
            Self(folder)
        }

        fn commit(&self) {
            let author = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
            git(&self.0, &["add", "."]).unwrap();
            git(&self.0, &[&author[..], &["commit", "--quiet", "-m", "x"]].concat()).unwrap();
        }
    }

    impl Drop for Repository {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn a_commit_with_uncommitted_changes_is_marked() {
        let repository = Repository::new("dirty");
        let file = repository.0.join("file");
        fs::write(&file, "a").unwrap();
        repository.commit();
        let clean = commit(&repository.0).unwrap();
        assert_eq!(clean.len(), 40, "{clean}");
        // After this test was written.
        assert!(commit_time(&repository.0).unwrap() > 1_700_000_000);
        fs::write(&file, "b").unwrap();
        assert_eq!(commit(&repository.0).unwrap(), format!("{clean}-dirty"));
        repository.commit();
        assert_ne!(commit(&repository.0).unwrap(), clean);
        fs::write(repository.0.join("new"), "").unwrap();
        assert!(commit(&repository.0).unwrap().ends_with("-dirty"));
    }

    #[test]
    fn a_folder_of_another_repository_has_no_commit_of_its_own() {
        let repository = Repository::new("other");
        fs::write(repository.0.join("inside/file"), "a").unwrap();
        repository.commit();
        let error = commit(&repository.0.join("inside")).unwrap_err().to_string();
        assert!(error.contains("another repository"), "{error}");
    }

    #[test]
    fn the_file_and_the_short_form() {
        let commit = "0123456789abcdef0123456789abcdef01234567";
        let value: serde_json::Value = serde_json::from_str(&text(Some(commit))).unwrap();
        assert_eq!(value, json!({"version": VERSION, "commit": commit}));
        assert!(text(None).contains("null"));
        assert_eq!(short(commit), "0123456");
        assert_eq!(short(&format!("{commit}-dirty")), "0123456-dirty");
    }
}
