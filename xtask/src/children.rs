//! The only place that starts programs, so that none starts after the command has begun to stop.
//! Clippy denies the methods of [`Command`] that would bypass it.

use std::io;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{PoisonError, RwLock};
use std::thread;

/// Whether the command is stopping. Held for reading while a program starts.
static IS_STOPPING: RwLock<bool> = RwLock::new(false);

/// Starts a program. Never returns if the command is stopping.
///
/// # Errors
/// When the program cannot be started.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn start(command: &mut Command) -> io::Result<Child> {
    let is_stopping = IS_STOPPING.read().unwrap_or_else(PoisonError::into_inner);
    if *is_stopping {
        drop(is_stopping);
        park();
    }
    command.spawn()
}

/// Runs a program to its end and returns its exit status.
///
/// # Errors
/// When the program cannot be started.
pub fn status(command: &mut Command) -> io::Result<ExitStatus> {
    start(command)?.wait()
}

/// Runs a program to its end, without input, and returns its output.
///
/// # Errors
/// When the program cannot be started or its output cannot be read.
pub fn output(command: &mut Command) -> io::Result<Output> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    start(command)?.wait_with_output()
}

/// Forbids starting further programs. When this returns, programs whose start had begun have
/// started.
pub fn forbid_starting() {
    *IS_STOPPING.write().unwrap_or_else(PoisonError::into_inner) = true;
}

/// Blocks forever if the command is stopping: the thread that stops it ends this process. Called
/// before an error is reported that may only be a consequence of the stop.
pub fn wait_if_stopping() {
    if *IS_STOPPING.read().unwrap_or_else(PoisonError::into_inner) {
        park();
    }
}

fn park() -> ! {
    loop {
        thread::park();
    }
}
