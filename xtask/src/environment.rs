//! The environment that makes the pinned tools available: for a child process, or as lines for a
//! shell.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// Folders to put before `PATH`, and variables to set.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Environment {
    path: Vec<PathBuf>,
    variables: BTreeMap<&'static str, OsString>,
}

impl Environment {
    /// Returns it with another folder, the last one before `PATH`.
    #[must_use]
    pub fn with_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.path.push(folder.into());
        self
    }

    /// Returns it with a variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.insert(name, value.into());
        self
    }

    /// Returns the value of a variable set here.
    pub fn get(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(name).map(OsString::as_os_str)
    }

    /// Adds the folders and variables of `other`.
    pub fn merge(&mut self, other: Self) {
        for folder in other.path {
            if !self.path.contains(&folder) {
                self.path.push(folder);
            }
        }
        self.variables.extend(other.variables);
    }

    /// Applies it to a child process.
    ///
    /// # Errors
    /// When a folder's name cannot be part of `PATH`.
    pub fn apply(&self, command: &mut Command) -> Result<()> {
        command.env("PATH", self.search_path()?).envs(&self.variables);
        Ok(())
    }

    /// Returns a command that runs one of the tools by its full path: on Windows a tool may be a
    /// `.cmd`, which the system does not find by its name.
    ///
    /// # Errors
    /// When there is no such tool, or a folder's name cannot be part of `PATH`.
    pub fn command(&self, program: &str) -> Result<Command> {
        let folder = env::current_dir().context("there is no current folder")?;
        let path = which::which_in(program, Some(self.search_path()?), folder)
            .with_context(|| format!("{program} is not installed"))?;
        let mut command = process::command(path);
        self.apply(&mut command)?;
        Ok(command)
    }

    fn search_path(&self) -> Result<OsString> {
        let current = env::var_os("PATH").unwrap_or_default();
        env::join_paths(self.path.iter().cloned().chain(env::split_paths(&current)))
            .context("a folder's name cannot be part of PATH")
    }

    /// Returns lines `export NAME='value'` for a POSIX shell.
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

/// Quotes any text as one word of a POSIX shell.
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
    fn a_tool_is_called_by_its_path_and_before_others_of_its_name() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = env::temp_dir().join(format!("xtask-environment-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let program = folder.join("sh");
        std::fs::write(&program, "#!/bin/sh\n").unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let command = Environment::default().with_path(&folder).with("A", "1").command("sh");
        std::fs::remove_dir_all(&folder).unwrap();
        let command = command.unwrap();
        assert_eq!(command.get_program(), program);
        assert!(command.get_envs().any(|(name, value)| name == "A" && value == Some("1".as_ref())));
        let missing = Environment::default().command("no-such-tool-here").unwrap_err();
        assert_eq!(missing.to_string(), "no-such-tool-here is not installed");
    }

    #[test]
    fn a_folder_that_path_cannot_hold_is_an_error() {
        assert!(Environment::default().with_path("/a:b").export_lines().is_err());
    }
}
