//! Handles Ctrl-C and the signals with which a supervisor (SIGTERM) or a closed terminal (SIGHUP)
//! ends a command: every process that the command has started ends before the command does.
//!
//! On Unix a terminal signals its whole foreground group, a supervisor signals only the command,
//! and some programs move themselves or their children into other groups and sessions. Therefore
//! the command finds all of its descendants itself. On Windows the console signals them.

use std::io::{self, Write as _};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use signal_hook::consts;
use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

use crate::children;
use crate::process::POLL_INTERVAL;

/// Whether Ctrl-C is the normal end of this command, as with `serve`.
static IS_ORDINARY_END: AtomicBool = AtomicBool::new(false);

/// Watches for signals until this process ends. Called once, before any program starts.
///
/// # Errors
/// When signals cannot be watched.
pub fn watch() -> Result<()> {
    let received = Arc::new(AtomicUsize::new(0));
    register(&received).context("Ctrl-C cannot be watched")?;
    #[cfg(unix)]
    crate::descendants::adopt_orphans();
    thread::spawn(move || {
        loop {
            match received.swap(0, Ordering::Relaxed) {
                0 => thread::sleep(POLL_INTERVAL),
                signal => stop(signal, &received),
            }
        }
    });
    Ok(())
}

/// Ends every started program if the thread that holds it panics, as `println` does when its output
/// is closed.
#[derive(Debug)]
pub struct StopOnPanic;

impl Drop for StopOnPanic {
    fn drop(&mut self) {
        if thread::panicking() {
            // A thread that handles a signal ends the process with the correct status.
            children::wait_if_stopping();
            children::forbid_starting();
            #[cfg(unix)]
            crate::descendants::end_all(|| false);
        }
    }
}

/// Makes Ctrl-C end the command with success from now on.
pub fn end_with_success() {
    IS_ORDINARY_END.store(true, Ordering::Relaxed);
}

fn register(received: &Arc<AtomicUsize>) -> io::Result<()> {
    let register = |signal: i32| {
        let number = usize::try_from(signal).unwrap_or_default();
        flag::register_usize(signal, Arc::clone(received), number).map(drop)
    };
    register(consts::SIGINT)?;
    register(consts::SIGTERM)?;
    // `nohup` ignores this signal, so that a command outlives its terminal.
    #[cfg(unix)]
    if !crate::descendants::is_ignored(consts::SIGHUP) {
        register(consts::SIGHUP)?;
    }
    Ok(())
}

/// Ends all descendants, then this process as the signal would have: a shell that runs a script
/// detects Ctrl-C in this way.
#[cfg_attr(not(unix), allow(unused_variables))]
fn stop(signal: usize, received: &AtomicUsize) {
    children::forbid_starting();
    // Not by `eprintln`, which panics when the terminal is closed.
    writeln!(io::stderr(), "\nstopping: ending all started programs …").ok();
    #[cfg(unix)]
    crate::descendants::end_all(|| received.load(Ordering::Relaxed) != 0);
    if !IS_ORDINARY_END.load(Ordering::Relaxed) {
        // It returns only for signals that do not end a process.
        emulate_default_handler(i32::try_from(signal).unwrap_or(consts::SIGTERM)).ok();
        process::exit(1);
    }
    process::exit(0);
}
