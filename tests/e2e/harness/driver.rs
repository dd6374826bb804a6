//! The WebDriver program that controls the browser.

use super::engine::Engine;
use super::profile::Profile;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

/// Limit for the start: a busy machine is slow.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Polling interval.
const POLL: Duration = Duration::from_millis(10);

/// How often the program is started again if it exits by itself.
const STARTS: usize = 3;

/// Name of its output file in the profile.
pub const LOG: &str = "driver.log";

/// A running driver. Dropping it ends its process and the browsers that it has started.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port. Its browsers use the system's fonts or those of a
    /// fontconfig configuration.
    ///
    /// # Errors
    /// If the output file cannot be written.
    ///
    /// # Panics
    /// If the driver cannot be started or does not report its port in time.
    pub async fn start(
        engine: Engine,
        profile: &Profile,
        fonts: Option<PathBuf>,
    ) -> std::io::Result<Self> {
        let mut ended = String::new();
        for _ in 0..STARTS {
            match Self::try_to_start(engine, profile, fonts.as_ref()).await? {
                Ok(driver) => return Ok(driver),
                Err(said) => ended = said,
            }
        }
        let driver = engine.driver();
        panic!("{} ended without a port, run cargo xtask test: {ended}", driver.display());
    }

    /// Starts the driver once. The inner error is the output of a driver that has exited.
    async fn try_to_start(
        engine: Engine,
        profile: &Profile,
        fonts: Option<&PathBuf>,
    ) -> std::io::Result<Result<Self, String>> {
        let program = engine.driver();
        fs::create_dir_all(profile.path())?;
        let log = profile.path().join(LOG);
        let asked = if engine.before_port().is_some() { 0 } else { free_port()? };
        let mut command = command_ending_with_this_process(&program, profile);
        command.args(engine.arguments(asked, profile)).kill_on_drop(true);
        command.stdout(File::create(&log)?);
        // Browsers write into the same output as their driver.
        command.stderr(File::options().append(true).open(&log)?);
        if let Some(fonts) = fonts {
            command.env("FONTCONFIG_FILE", fonts);
        }
        let mut process = command
            .spawn()
            .unwrap_or_else(|error| panic!("{} cannot be started ({error})", program.display()));
        let port = timeout(START_LIMIT, port(&mut process, engine, asked, &log)).await;
        let port = port.unwrap_or_else(|_| panic!("{} reports no port", program.display()))?;
        Ok(port.map(|port| Self { process, port }))
    }

    /// Returns the driver's address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Returns a command that starts the program. When this process ends, however it does, the program and
/// its browsers end as well: a shell waits for the end of a pipe from this process, then removes the
/// profile and kills the process group, itself included.
#[cfg(unix)]
fn command_ending_with_this_process(program: &OsStr, profile: &Profile) -> Command {
    const WATCH: &str = "profile=$1; shift; \
        exec 3<&0; (read -r _ <&3; rm -rf -- \"$profile\"; kill -s KILL -- -$$) & \
        exec 3<&- </dev/null \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command.arg("-c").arg(WATCH).arg(program).arg(profile.path()).stdin(Stdio::piped());
    // A group of its own, so that the browsers that it has started can be ended with it.
    command.process_group(0);
    command
}

/// Returns a command without input.
#[cfg(not(unix))]
fn command_ending_with_this_process(program: &OsStr, _: &Profile) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    command
}

/// Returns a free port. If another process takes it before the driver does, the driver exits.
fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Waits until the driver reports its port or listens on the requested one. The inner error is the
/// output of a driver that has exited; ChromeDriver exits if its port is taken in the other IP
/// version.
async fn port(
    process: &mut Child,
    engine: Engine,
    asked: u16,
    log: &Path,
) -> std::io::Result<Result<u16, String>> {
    loop {
        let said = fs::read_to_string(log)?;
        if let Some(words) = engine.before_port() {
            // Complete lines only, so that no digit of the port is missing.
            let lines = said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
            let mut ports = lines.filter_map(|line| line.split_once(words));
            if let Some((_, port)) = ports.next() {
                return Ok(Ok(port.trim_end_matches('.').parse().expect("a port number")));
            }
        } else if TcpStream::connect(("127.0.0.1", asked)).is_ok() {
            return Ok(Ok(asked));
        }
        if let Some(status) = process.try_wait()? {
            return Ok(Err(format!("{status}: {said}")));
        }
        sleep(POLL).await;
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A session that ended properly has closed its browser; this kills the browsers of the
        // other sessions.
        #[cfg(unix)]
        super::process_group::kill(&self.process, "browsers");
    }
}
