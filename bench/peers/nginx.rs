//! A real nginx with HTTP/2 over TLS, which writes only to a temporary folder.

mod certificate;
mod config;

use crate::profile::Profile;
use crate::site::{BLANK, BLANK_PAGE, folders};
use certificate::Certificate;
use std::ffi::OsString;
#[cfg(unix)]
use std::os::unix::fs::symlink;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as symlink;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use std::{env, fs, net};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

/// The time limit for the start.
const START_LIMIT: Duration = Duration::from_secs(10);

/// The pause between two attempts to connect.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Replaces itself by nginx, and leaves a helper that kills the process group when the pipe from
/// the benchmark closes: nginx ends with the benchmark, however that ends.
const SCRIPT: &str = r#"exec 3<&0 0</dev/null; { read -r _ <&3; kill -KILL 0; } & exec "$@" 3<&-"#;

/// A running nginx, stopped on drop.
pub struct Nginx {
    /// The port of 127.0.0.1 on which it listens.
    pub port: u16,
    /// SHA-256 of the public key of its certificate, in base64.
    pub key_hash: String,
    /// Its name and version, such as `nginx 1.22.1`.
    pub version: String,
    process: Child,
    _folder: Profile,
}

impl Nginx {
    /// Starts nginx with all contestants. `NGINX` names the program, and `NGINX_BROTLI_MODULE` its
    /// module for brotli if that is not built in.
    ///
    /// # Panics
    /// When it cannot be started, or a contestant is missing.
    pub async fn start() -> Self {
        let program = env::var_os("NGINX").unwrap_or_else(|| "nginx".into());
        let version = version(&program).await;
        let (folder, port, certificate) = (Profile::new(), free_port(), Certificate::new());
        let path = folder.path();
        fs::create_dir_all(path).expect("the folder can be made");
        link_site(&path.join(config::SITE));
        certificate.write(path);
        let settings = path.join("nginx.conf");
        fs::write(&settings, config::text(path, port)).expect("the settings can be written");

        let mut command = Command::new("sh");
        command
            .args(["-c", SCRIPT, "sh"])
            .arg(program)
            .arg("-p")
            .arg(path)
            .arg("-c")
            .arg(settings)
            .args(["-e", "stderr"])
            // nginx would take the value for the sockets of a server that it replaces.
            .env_remove("NGINX")
            .stdin(Stdio::piped())
            .kill_on_drop(true);
        // In a separate process group, so that its workers and the helper can be ended with it.
        #[cfg(unix)]
        command.process_group(0);
        let process = command.spawn().expect("there is a shell");
        let mut nginx =
            Self { port, key_hash: certificate.key_hash, version, process, _folder: folder };
        nginx.wait().await;
        nginx
    }

    async fn wait(&mut self) {
        let deadline = Instant::now() + START_LIMIT;
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            let exit = self.process.try_wait().expect("the state of a child can be read");
            assert!(exit.is_none(), "nginx has ended unexpectedly; see above");
            assert!(Instant::now() < deadline, "nginx does not listen");
            sleep(POLL_INTERVAL).await;
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        #[cfg(unix)]
        crate::process_group::kill(&self.process, "nginx");
    }
}

/// Makes a folder with a link to the folder of every contestant, and the blank page.
fn link_site(site: &Path) {
    let blank = site.join(BLANK);
    fs::create_dir_all(&blank).expect("the folder can be made");
    fs::write(blank.join("index.html"), BLANK_PAGE).expect("the page can be written");
    for (key, folder) in folders() {
        let folder = fs::canonicalize(folder).expect("the folder has a path");
        symlink(folder, site.join(key)).expect("a link can be made");
    }
}

/// Returns a port on which nothing listens now.
fn free_port() -> u16 {
    let listener = net::TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("it has an address").port()
}

async fn version(program: &OsString) -> String {
    let output = Command::new(program).arg("-v").output().await;
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    parse_version(&String::from_utf8_lossy(&output.stderr))
}

/// Returns name and version from the output of `nginx -v`.
fn parse_version(output: &str) -> String {
    let version = output.trim().strip_prefix("nginx version: ").unwrap_or("an unknown server");
    version.replacen('/', " ", 1)
}

#[cfg(test)]
mod tests {
    use super::parse_version;

    #[test]
    fn name_and_version_are_read() {
        assert_eq!(parse_version("nginx version: nginx/1.22.1\n"), "nginx 1.22.1");
    }
}
