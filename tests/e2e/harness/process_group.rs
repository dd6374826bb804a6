//! Ends a program together with the programs that it has started.

use tokio::process::Child;

/// Kills the process group of a program that was started in a group of its own. `what` names what may
/// be left running if that fails.
#[cfg(unix)]
pub fn kill(process: &Child, what: &str) {
    let Some(group) = process.id() else { return };
    let group = format!("-{group}");
    let kill = std::process::Command::new("kill").args(["-KILL", "--", &group]).status();
    if let Err(error) = kill {
        eprintln!("{what} may have been left running: kill: {error}");
    }
}
