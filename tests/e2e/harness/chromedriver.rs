//! The program that steers the browser.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// How long it may take to start: a busy machine is slow.
const START_LIMIT: Duration = Duration::from_secs(30);

/// A running chromedriver. It ends when dropped, and what it started with it.
pub struct Chromedriver {
    process: Child,
    port: u16,
    /// Read on, so that the program never writes into a closed pipe.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Chromedriver {
    /// Starts it on a free port, its browsers with the system's fonts or those of a configuration
    /// of fontconfig's.
    ///
    /// # Panics
    /// When it cannot be started or does not say its port in time.
    pub async fn start(fonts: Option<PathBuf>) -> Self {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut command = Command::new(&program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        if let Some(fonts) = fonts {
            command.env("FONTCONFIG_FILE", fonts);
        }
        // A group of its own, so that the browsers that it has started can be ended with it.
        #[cfg(unix)]
        command.process_group(0);
        let mut process = command.spawn().unwrap_or_else(|error| {
            panic!("{} cannot be started ({error}): run cargo xtask test", program.display())
        });
        let output = process.stdout.take().expect("its output is piped");
        let mut output = BufReader::new(output).lines();
        let port = timeout(START_LIMIT, port_in(&mut output)).await;
        let port = port.expect("chromedriver did not say its port in time");
        Self { process, port, _output: output }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

async fn port_in(output: &mut Lines<BufReader<ChildStdout>>) -> u16 {
    while let Some(line) = output.next_line().await.expect("chromedriver's output is text") {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return port.trim_end_matches('.').parse().expect("chromedriver said a port");
        }
    }
    panic!("chromedriver ended without saying its port");
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // A session that ended properly has closed its browser; this is for the others.
        #[cfg(unix)]
        if let Some(group) = self.process.id() {
            let group = format!("-{group}");
            let kill = std::process::Command::new("kill").args(["-KILL", "--", &group]).status();
            if let Err(error) = kill {
                eprintln!("browsers may have been left running: kill: {error}");
            }
        }
    }
}
