//! `cargo xtask serve`: runs the simulator in front of `trunk serve`, until Ctrl-C.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::cache::Cache;
use crate::children;
use crate::environment::Environment;
use crate::http;
use crate::interrupt;
use crate::process;
use crate::process_group::ProcessGroup;
use crate::step::Step;
use crate::tools::{self, Paths};

/// The interval at which the servers are checked.
const INTERVAL: Duration = Duration::from_millis(200);

/// Runs until Ctrl-C (SIGTERM, or the end of its terminal), the end of a server, or an error.
///
/// # Errors
/// When a port is in use, a tool cannot be installed, or a server cannot be built or ends.
pub fn run(root: PathBuf, port: u16) -> Result<()> {
    let trunk_port = port + 1;
    for port in [port, trunk_port] {
        if !http::is_free(port) {
            bail!(
                "port {port} is taken by another program; end it, or choose another port: \
                 `cargo xtask serve --port N`"
            );
        }
    }
    let paths = Paths { cache: Cache::locate()?, root };
    let environment = tools::ensure(&tools::for_building(&paths.root)?, &paths)?;
    build_simulator(&paths.root)?;

    // From here on: an interrupted installation is a failure.
    interrupt::end_with_success();
    let mut servers = [
        start_simulator(&paths.root, port, trunk_port)?,
        start_trunk(&paths.root, &environment, trunk_port)?,
    ];
    let mut step = Some(Step::start("serve", "widget"));
    let mut has_reported_failure = false;
    loop {
        thread::sleep(INTERVAL);
        for server in &mut servers {
            if let Some(status) = server.exit_status()? {
                children::wait_if_stopping();
                bail!("{} has ended unexpectedly ({status})", server.name());
            }
        }
        if step.is_none() {
            continue;
        }
        // A response to the widget's page through the simulator shows that both servers run.
        let through_simulator = http::get_status(port, &format!("widget.localhost:{port}"));
        if matches!(through_simulator, Ok(200)) {
            if let Some(step) = step.take() {
                step.done("responds");
            }
            println!("Open http://portal.localhost:{port}/");
        } else if !has_reported_failure
            && http::get_status(trunk_port, "localhost").is_ok_and(|it| it != 200)
        {
            has_reported_failure = true;
            eprintln!(
                "serve  widget … does not build; see trunk's message above. Waiting for a change"
            );
        }
    }
}

fn build_simulator(root: &Path) -> Result<()> {
    let step = Step::start("serve", "simulator");
    process::run(
        process::command("cargo").args(["build", "--package", "b24-simulator"]).current_dir(root),
    )
    .context("the simulator cannot be built")?;
    step.done("built");
    Ok(())
}

fn start_simulator(root: &Path, port: u16, trunk_port: u16) -> Result<ProcessGroup> {
    let mut command = process::command("cargo");
    command
        .args(["run", "--quiet", "--package", "b24-simulator", "--", "--port"])
        .arg(port.to_string())
        .arg("--trunk")
        .arg(format!("127.0.0.1:{trunk_port}"))
        .current_dir(root)
        // The simulator prints its URL when it listens; this command prints it when the page is
        // ready.
        .stdout(std::process::Stdio::null());
    ProcessGroup::start("the simulator", &mut command)
}

fn start_trunk(root: &Path, environment: &Environment, port: u16) -> Result<ProcessGroup> {
    let mut command = environment.command("trunk")?;
    command
        .args(["serve", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        // `dist/` is for release builds.
        .args(["--dist", "target/trunk-serve"])
        .current_dir(root);
    ProcessGroup::start("trunk", &mut command)
}
