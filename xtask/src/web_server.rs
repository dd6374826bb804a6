//! Starts real web servers for tests and measurements: with a recipe's settings, on a port of this
//! machine, writing only to one folder.

pub mod caddy;
pub mod nginx;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::http;
use crate::process::POLL_INTERVAL;
use crate::process_group::ProcessGroup;

/// The time limit for the first response.
const START_LIMIT: Duration = Duration::from_secs(10);

/// A running web server, stopped on drop.
#[derive(Debug)]
pub struct WebServer {
    group: ProcessGroup,
    /// The port on which it listens.
    pub port: u16,
    folder: PathBuf,
}

impl WebServer {
    /// Starts the program that is to listen on this port, and waits for its first response.
    fn start(name: &'static str, command: &mut Command, port: u16, folder: &Path) -> Result<Self> {
        let group = ProcessGroup::start(name, command)?;
        let mut server = Self { group, port, folder: folder.to_owned() };
        server.wait()?;
        Ok(server)
    }

    fn wait(&mut self) -> Result<()> {
        let deadline = Instant::now() + START_LIMIT;
        while !matches!(http::get_status(self.port, "localhost"), Ok(200)) {
            if let Some(status) = self.group.exit_status()? {
                bail!("{} has ended unexpectedly ({status}); see above", self.group.name());
            }
            if Instant::now() > deadline {
                bail!("{} does not respond with the page", self.group.name());
            }
            thread::sleep(POLL_INTERVAL);
        }
        Ok(())
    }
}

/// Empties the folder of a server, and returns a free port.
fn prepare(folder: &Path) -> Result<u16> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    http::free_port().context("no port is free")
}
