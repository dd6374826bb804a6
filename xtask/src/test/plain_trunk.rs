//! Runs plain `trunk` as a developer does in a shell after `eval "$(cargo xtask tools --env)"`.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::suite::Suite;
use crate::http;
use crate::process;
use crate::process_group::ProcessGroup;

/// The time limit of the first debug build on a slow machine.
const BUILD_LIMIT: Duration = Duration::from_secs(15 * 60);
/// The folder of these builds: `dist/` may contain a release build that is to be uploaded.
const FOLDER: &str = "target/plain-trunk";
/// The interval between requests to the server.
const INTERVAL: Duration = Duration::from_millis(500);

/// Tests that `trunk serve` starts and responds with a page.
///
/// # Errors
/// When it does not.
pub fn serve(root: &Path, suite: &mut Suite) -> Result<()> {
    let port = http::free_port().context("no port is free")?;
    let mut command = shell(root, &format!("exec trunk serve --dist {FOLDER}/serve --port {port}"));
    let mut trunk = ProcessGroup::start("trunk serve", &mut command)?;
    let deadline = Instant::now() + BUILD_LIMIT;
    loop {
        match http::get_status(port, &format!("127.0.0.1:{port}")) {
            Ok(200) => break,
            Ok(status) => bail!("it responds with status {status}; see above"),
            Err(_) if Instant::now() > deadline => bail!("it does not respond"),
            Err(_) => {}
        }
        if let Some(status) = trunk.exit_status()? {
            bail!("it has ended unexpectedly ({status})");
        }
        thread::sleep(INTERVAL);
    }
    suite.pass("trunk serve: responds".to_owned());
    Ok(())
}

/// Tests that `trunk build --release` succeeds.
///
/// # Errors
/// When there is no shell.
pub fn build_release(root: &Path, suite: &mut Suite) -> Result<()> {
    let script = format!("exec trunk build --release --dist {FOLDER}/build");
    suite.check("trunk build --release", &mut shell(root, &script))
}

/// Returns a shell that has evaluated the lines of `cargo xtask tools --env`.
fn shell(root: &Path, script: &str) -> Command {
    let mut command = process::command("sh");
    // In two steps, because `eval` succeeds even if the command that writes its lines fails.
    let script = format!("lines=\"$(cargo xtask tools --env)\" && eval \"$lines\" && {script}");
    command.args(["-c", &script]).current_dir(root);
    command
}
