//! Ctrl-C, and the signals with which a supervisor (SIGTERM) or a closed terminal (SIGHUP) ends a
//! command: everything that the command has started ends before the command does.
//!
//! On Unix a terminal signals its whole foreground group, a supervisor the command alone, and some
//! programs put themselves or their children into groups and sessions of their own. So the command
//! looks for all of its descendants itself. On Windows the console tells them.

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

/// Whether Ctrl-C is how this command ends ordinarily, as `serve` does.
static IS_ORDINARY_END: AtomicBool = AtomicBool::new(false);

/// Watches for signals until this process ends. Called once, before anything is started.
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

/// Held by the thread that runs the command. A panic, as of `println` when nobody reads what it
/// writes any more, ends everything that was started as well.
#[derive(Debug)]
pub struct EndWithPanic;

impl Drop for EndWithPanic {
    fn drop(&mut self) {
        if thread::panicking() {
            // The thread that has been told of a signal knows better how to end.
            children::wait_if_stopping();
            children::close();
            #[cfg(unix)]
            crate::descendants::end_all(|| false);
        }
    }
}

/// From now on, Ctrl-C ends the command with success.
pub fn treat_as_success() {
    IS_ORDINARY_END.store(true, Ordering::Relaxed);
}

fn register(received: &Arc<AtomicUsize>) -> io::Result<()> {
    let register = |signal: i32| {
        let number = usize::try_from(signal).unwrap_or_default();
        flag::register_usize(signal, Arc::clone(received), number).map(drop)
    };
    register(consts::SIGINT)?;
    register(consts::SIGTERM)?;
    // `nohup` has it ignored, so that a run outlives its terminal.
    #[cfg(unix)]
    if !crate::descendants::is_ignored(consts::SIGHUP) {
        register(consts::SIGHUP)?;
    }
    Ok(())
}

/// Ends all descendants, then this process as the signal would have: a shell that runs a script
/// learns of Ctrl-C in this way.
#[cfg_attr(not(unix), allow(unused_variables))]
fn stop(signal: usize, received: &AtomicUsize) {
    children::close();
    // Not by `eprintln`, which panics when the terminal has gone.
    writeln!(io::stderr(), "\nstopping: ending everything that was started …").ok();
    #[cfg(unix)]
    crate::descendants::end_all(|| received.load(Ordering::Relaxed) != 0);
    if !IS_ORDINARY_END.load(Ordering::Relaxed) {
        // It returns only for signals that do not end a process.
        emulate_default_handler(i32::try_from(signal).unwrap_or(consts::SIGTERM)).ok();
        process::exit(1);
    }
    process::exit(0);
}
