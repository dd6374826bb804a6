//! Running other programs.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::children;
use crate::step::Step;

/// The interval at which a running child is checked.
pub const POLL_INTERVAL: Duration = Duration::from_millis(50);
/// The number of log lines shown when a program fails.
const TAIL_LINES: usize = 30;

/// Returns the full path of a program on `PATH`.
pub fn find(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    which::which(program).ok()
}

/// Returns a command without the variables that `cargo run` has set for xtask: they would describe
/// the wrong package to a nested cargo.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        let ours = name.to_str().is_some_and(|name| {
            name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if ours {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a short program and returns its stdout, trimmed.
///
/// # Errors
/// When it cannot be started, fails, or writes something other than UTF-8.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        children::output(command).with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", name(command), output.status, message.trim());
    }
    let text = String::from_utf8(output.stdout)
        .with_context(|| format!("{} wrote something other than UTF-8", name(command)))?;
    Ok(text.trim().to_owned())
}

/// Returns whether a short program starts and succeeds. Its output is discarded.
pub fn succeeds(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    children::status(command).is_ok_and(|status| status.success())
}

/// Runs a program that writes directly to the terminal.
///
/// # Errors
/// When it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = children::status(command.stdin(Stdio::null()))
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs a program whose output matters only if it fails: the output is appended to a log file,
/// whose last line is shown as the step's progress.
///
/// # Errors
/// When it cannot be started or fails, with the log's path and last lines.
pub fn run_logged(command: &mut Command, log: &Path, step: &mut Step) -> Result<()> {
    let status =
        wait_logged(command, log, step).with_context(|| format!("cannot run {}", name(command)))?;
    if !status.success() {
        bail!(
            "{} failed ({status}); the end of {}:\n{}",
            name(command),
            log.display(),
            tail(log, TAIL_LINES)
        );
    }
    Ok(())
}

fn wait_logged(command: &mut Command, log: &Path, step: &mut Step) -> Result<ExitStatus> {
    let output = File::options()
        .append(true)
        .create(true)
        .open(log)
        .with_context(|| format!("cannot write {}", log.display()))?;
    let command = command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
    let mut child = children::start(command)?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(POLL_INTERVAL);
        step.progress(|| tail(log, 1).trim().to_owned());
    }
}

/// Creates an empty log file and its folder.
///
/// # Errors
/// When it cannot be written.
pub fn start_log(log: &Path) -> Result<()> {
    let context = || format!("cannot write {}", log.display());
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    File::create(log).with_context(context)?;
    Ok(())
}

/// Returns the last non-empty lines of a log.
fn tail(log: &Path, count: usize) -> String {
    let text = fs::read(log).unwrap_or_default();
    last_lines(&String::from_utf8_lossy(&text), count)
}

fn last_lines(text: &str, count: usize) -> String {
    // A program that rewrites its line in place separates the versions by carriage returns.
    let mut lines: Vec<&str> =
        text.split(['\n', '\r']).rev().filter(|line| !line.trim().is_empty()).take(count).collect();
    lines.reverse();
    lines.join("\n").replace('\x1b', "")
}

/// Returns the command as typed in a shell, with the program's path shortened to its file name.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy()];
    words.extend(command.get_args().take(3).map(OsStr::to_string_lossy));
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_of_a_log_is_its_last_lines() {
        let log = "one\ntwo\n\n  10%\r  20%\r\nlast\n\n";
        assert_eq!(last_lines(log, 1), "last");
        assert_eq!(last_lines(log, 3), "  10%\n  20%\nlast");
        assert_eq!(last_lines("", 3), "");
    }

    #[test]
    fn a_failing_program_is_named() {
        let error = output(&mut command("no-such-program-at-all")).unwrap_err();
        assert!(format!("{error:#}").contains("`no-such-program-at-all`"), "{error:#}");
    }
}
