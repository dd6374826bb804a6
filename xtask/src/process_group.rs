//! A long-running child that ends together with all processes that it has started.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::children;
use crate::process::POLL_INTERVAL;

/// The time that a child has to end after SIGTERM, before it is killed.
const GRACE_PERIOD: Duration = Duration::from_secs(5);

/// A child in a separate process group, stopped on drop.
#[derive(Debug)]
pub struct ProcessGroup {
    name: &'static str,
    child: Child,
}

impl ProcessGroup {
    /// Starts the program in a new process group.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        // Not in the terminal's group: Ctrl-C reaches xtask, which ends the group as a whole.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = children::start(command.stdin(Stdio::null()))
            .with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { name, child })
    }

    /// Returns its name for messages.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns its exit status, or `None` while it runs.
    ///
    /// # Errors
    /// When the system does not report the status.
    pub fn exit_status(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| format!("{} cannot be watched", self.name))
    }

    fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Sends SIGTERM to the group.
    #[cfg(unix)]
    fn terminate(&self) {
        self.signal(nix::sys::signal::Signal::SIGTERM);
    }

    #[cfg(unix)]
    fn kill(&mut self) {
        self.signal(nix::sys::signal::Signal::SIGKILL);
    }

    #[cfg(unix)]
    fn signal(&self, signal: nix::sys::signal::Signal) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            // The only failure is that the group is empty.
            nix::sys::signal::killpg(nix::unistd::Pid::from_raw(id), signal).ok();
        }
    }

    #[cfg(not(unix))]
    fn terminate(&mut self) {
        self.kill();
    }

    #[cfg(not(unix))]
    fn kill(&mut self) {
        // The only failure is that it has already ended.
        self.child.kill().ok();
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        // Once the child has been waited for, another process may have its id.
        if !self.is_running() {
            return;
        }
        self.terminate();
        let deadline = Instant::now() + GRACE_PERIOD;
        while self.is_running() {
            if Instant::now() > deadline {
                self.kill();
                self.child.wait().ok();
                return;
            }
            thread::sleep(POLL_INTERVAL);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_grandchild_ends_as_well() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo started; wait"]).stdout(Stdio::piped());
        let mut group = ProcessGroup::start("a shell", &mut command).unwrap();
        let mut output = group.child.stdout.take().unwrap();
        let mut started = [0; 8];
        output.read_exact(&mut started).unwrap();
        assert!(group.exit_status().unwrap().is_none());
        drop(group);
        // The pipe closes only when no process, the grandchild included, holds its other end.
        let mut rest = Vec::new();
        output.read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty());
    }
}
