//! A long-running child that ends together with everything it has started.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::children;
use crate::process::POLL_INTERVAL;

/// How long a child may take to end by itself when asked to.
const PATIENCE: Duration = Duration::from_secs(5);

/// A child in a process group of its own, stopped when this is dropped.
#[derive(Debug)]
pub struct ProcessGroup {
    name: &'static str,
    child: Child,
}

impl ProcessGroup {
    /// Starts it.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        // Not in the terminal's group: Ctrl-C comes to us, and we end the child as a whole.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = children::start(command.stdin(Stdio::null()))
            .with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { name, child })
    }

    /// What it is, for a person.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How it ended, or nothing while it runs.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| format!("{} cannot be watched", self.name))
    }

    fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks the group to end.
    #[cfg(unix)]
    fn ask_to_end(&self) {
        self.signal(nix::sys::signal::Signal::SIGTERM);
    }

    #[cfg(unix)]
    fn force_to_end(&mut self) {
        self.signal(nix::sys::signal::Signal::SIGKILL);
    }

    #[cfg(unix)]
    fn signal(&self, signal: nix::sys::signal::Signal) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            // The only failure is that nobody is left to be told.
            nix::sys::signal::killpg(nix::unistd::Pid::from_raw(id), signal).ok();
        }
    }

    #[cfg(not(unix))]
    fn ask_to_end(&mut self) {
        self.force_to_end();
    }

    #[cfg(not(unix))]
    fn force_to_end(&mut self) {
        // The only failure is that it has ended already.
        self.child.kill().ok();
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        // Once the child has been waited for, its number may belong to somebody else.
        if !self.is_running() {
            return;
        }
        self.ask_to_end();
        let deadline = Instant::now() + PATIENCE;
        while self.is_running() {
            if Instant::now() > deadline {
                self.force_to_end();
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
        assert!(group.ended().unwrap().is_none());
        drop(group);
        // The pipe ends only when nobody holds its other end any more, the grandchild included.
        let mut rest = Vec::new();
        output.read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty());
    }
}
