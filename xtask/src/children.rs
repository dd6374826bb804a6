//! The one place where programs are started, so that none is started any more once the command is
//! being stopped. Clippy refuses the methods of [`Command`] that would pass by it.

use std::io;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{PoisonError, RwLock};
use std::thread;

/// Whether the command is being stopped. Held for reading while a program is being started.
static IS_STOPPING: RwLock<bool> = RwLock::new(false);

/// Starts a program. Never returns once the command is being stopped.
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

/// Runs a program to its end.
///
/// # Errors
/// When the program cannot be started.
pub fn status(command: &mut Command) -> io::Result<ExitStatus> {
    start(command)?.wait()
}

/// Runs a program to its end, without input, and returns what it has written.
///
/// # Errors
/// When the program cannot be started or its output cannot be read.
pub fn output(command: &mut Command) -> io::Result<Output> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    start(command)?.wait_with_output()
}

/// Lets no further program start. Those that are being started have started when this returns.
pub fn close() {
    *IS_STOPPING.write().unwrap_or_else(PoisonError::into_inner) = true;
}

/// Never returns once the command is being stopped: the thread that stops it ends this process.
/// Called before something is reported that is only so because the command is being stopped.
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
