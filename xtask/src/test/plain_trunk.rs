//! Plain `trunk`, as a person runs it in a shell after `eval "$(cargo xtask tools --env)"`.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::suite::Suite;
use crate::http;
use crate::process;
use crate::process_group::ProcessGroup;

/// How long the first debug build may take on a slow machine.
const BUILD_LIMIT: Duration = Duration::from_secs(15 * 60);
/// Where the builds go: what is in `dist/` may be a release build that somebody wants to upload.
const FOLDER: &str = "target/plain-trunk";
/// How often the server is asked.
const INTERVAL: Duration = Duration::from_millis(500);

/// `trunk serve` starts and answers with a page.
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
            Ok(status) => bail!("it answers with status {status}; see above"),
            Err(_) if Instant::now() > deadline => bail!("it does not answer"),
            Err(_) => {}
        }
        if let Some(status) = trunk.ended()? {
            bail!("it has ended by itself ({status})");
        }
        thread::sleep(INTERVAL);
    }
    suite.pass("trunk serve: answers".to_owned());
    Ok(())
}

/// `trunk build --release` builds.
///
/// # Errors
/// When there is no shell.
pub fn build_release(root: &Path, suite: &mut Suite) -> Result<()> {
    let script = format!("exec trunk build --release --dist {FOLDER}/build");
    suite.check("trunk build --release", &mut shell(root, &script))
}

/// A shell of a person who has just evaluated our lines.
fn shell(root: &Path, script: &str) -> Command {
    let mut command = process::command("sh");
    // In two steps, because `eval` succeeds when the command that writes its lines fails.
    let script = format!("lines=\"$(cargo xtask tools --env)\" && eval \"$lines\" && {script}");
    command.args(["-c", &script]).current_dir(root);
    command
}
