//! A browser controlled through two pipes, without a WebDriver: the listeners of a driver would be
//! measured too. It ends when its pipes close, however the benchmark ends.

use crate::flags::FLAGS;
use crate::profile::Profile;
use std::env;
use std::process::Stdio;
use tokio::io::BufReader;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// The browser reads from descriptor 3 and writes to 4; its other output is discarded.
const SCRIPT: &str = r#"exec "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"#;

/// A running browser with a new profile.
pub struct Chromium {
    process: Child,
    _profile: Profile,
}

/// The pipes to and from a browser.
pub struct Pipes {
    /// To the browser.
    pub input: ChildStdin,
    /// From the browser.
    pub output: BufReader<ChildStdout>,
}

impl Chromium {
    /// Starts the browser without a page, with additional command-line arguments.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn start(flags: &[String]) -> (Self, Pipes) {
        let program = env::var_os("CHROME").unwrap_or_else(|| "chromium".into());
        let profile = Profile::new();
        let mut command = Command::new("sh");
        command
            .args(["-c", SCRIPT, "sh"])
            .arg(program)
            .args(FLAGS)
            .args(flags)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(["--remote-debugging-pipe", "--no-startup-window"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        // In a separate process group, so that its helpers can be ended with it.
        #[cfg(unix)]
        command.process_group(0);
        let mut process = command.spawn().expect("there is a shell");
        let input = process.stdin.take().expect("its input is piped");
        let output = process.stdout.take().expect("its output is piped");
        let pipes = Pipes { input, output: BufReader::new(output) };
        (Self { process, _profile: profile }, pipes)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        #[cfg(unix)]
        crate::process_group::kill(&self.process, "the browser's helpers");
    }
}
