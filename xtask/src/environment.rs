//! The environment in which the pinned tools are found: for a child process, or as lines for a
//! person's shell.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

/// Folders to put before `PATH`, and variables to set.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Environment {
    path: Vec<PathBuf>,
    variables: BTreeMap<&'static str, OsString>,
}

impl Environment {
    /// With one more folder at the end of those that go before `PATH`.
    #[must_use]
    pub fn with_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.path.push(folder.into());
        self
    }

    /// With a variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.insert(name, value.into());
        self
    }

    /// The value of a variable set here.
    pub fn get(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(name).map(OsString::as_os_str)
    }

    /// Adds everything of `other`.
    pub fn merge(&mut self, other: Self) {
        for folder in other.path {
            if !self.path.contains(&folder) {
                self.path.push(folder);
            }
        }
        self.variables.extend(other.variables);
    }

    /// Gives it to a child process.
    ///
    /// # Errors
    /// When a folder's name cannot be part of `PATH`.
    pub fn apply(&self, command: &mut Command) -> Result<()> {
        let current = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(self.path.iter().cloned().chain(env::split_paths(&current)))
            .context("a folder's name cannot be part of PATH")?;
        command.env("PATH", path).envs(&self.variables);
        Ok(())
    }

    /// Lines `export NAME='value'` for a POSIX shell.
    ///
    /// # Errors
    /// When a folder's name cannot be part of `PATH`, or a value is not UTF-8.
    pub fn export_lines(&self) -> Result<String> {
        let mut lines = String::new();
        if !self.path.is_empty() {
            let folders =
                env::join_paths(&self.path).context("a folder's name cannot be part of PATH")?;
            lines += &format!("export PATH={}:\"$PATH\"\n", quote(&folders)?);
        }
        for (name, value) in &self.variables {
            lines += &format!("export {name}={}\n", quote(value)?);
        }
        Ok(lines)
    }
}

/// One word of a POSIX shell, whatever it contains.
fn quote(value: &OsStr) -> Result<String> {
    let value = value.to_str().with_context(|| format!("{value:?} is not UTF-8"))?;
    Ok(format!("'{}'", value.replace('\'', r"'\''")))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn lines_are_quoted_for_the_shell() {
        let environment = Environment::default()
            .with_path("/opt/o'neil/bin dir")
            .with_path("/b")
            .with("TRUNK_SKIP_VERSION_CHECK", "true")
            .with("A", "$HOME `x`");
        assert_eq!(
            environment.export_lines().unwrap(),
            "export PATH='/opt/o'\\''neil/bin dir:/b':\"$PATH\"\n\
             export A='$HOME `x`'\n\
             export TRUNK_SKIP_VERSION_CHECK='true'\n"
        );
    }

    #[test]
    fn a_shell_reads_back_what_was_written() {
        let value = "a 'b' \"c\" $HOME `d` \\ é";
        let lines = Environment::default().with("XTASK_TEST", value).export_lines().unwrap();
        let script = format!("{lines}printf %s \"$XTASK_TEST\"");
        let output = Command::new("sh").arg("-c").arg(script).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), value);
    }

    #[test]
    fn merging_keeps_the_order_and_drops_repeated_folders() {
        let mut environment = Environment::default().with_path("/a").with("A", "1");
        environment.merge(Environment::default().with_path("/b").with_path("/a").with("A", "2"));
        assert_eq!(environment.path, [PathBuf::from("/a"), PathBuf::from("/b")]);
        assert_eq!(environment.get("A"), Some(OsStr::new("2")));
    }

    #[test]
    fn a_folder_that_path_cannot_hold_is_an_error() {
        assert!(Environment::default().with_path("/a:b").export_lines().is_err());
    }
}
