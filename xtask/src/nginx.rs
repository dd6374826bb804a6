//! Starts a real nginx for tests and measurements: with the recipe's settings, on a port of this
//! machine, writing only to one folder.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::environment::Environment;
use crate::http;
use crate::process::{self, POLL_INTERVAL};
use crate::process_group::ProcessGroup;
use crate::tools::nginx::{BROTLI, PROGRAM};

/// The time limit for the first response.
const START_LIMIT: Duration = Duration::from_secs(10);
/// The folder in which the recipe writes its logs.
const LOGS: &str = "/var/log/nginx";
const SITE: &str = "site.conf";
const HTTP: &str = "http.conf";

/// A running nginx, stopped on drop.
#[derive(Debug)]
pub struct Nginx {
    group: ProcessGroup,
    /// The port on which it listens.
    pub port: u16,
    folder: PathBuf,
}

impl Nginx {
    /// Starts it for the files in `site`, with the settings in the folder `recipe`. It writes only
    /// to `folder`, which is emptied first.
    ///
    /// # Errors
    /// When it cannot be started or does not respond.
    pub fn start(
        environment: &Environment,
        recipe: &Path,
        site: &Path,
        folder: &Path,
    ) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder.join("logs"))?;
        let port = http::free_port().context("no port is free")?;
        let settings = folder.join("nginx.conf");
        fs::copy(recipe.join(HTTP), folder.join(HTTP)).context("there is no recipe for nginx")?;
        let ours = fs::read_to_string(recipe.join(SITE))?.replace(LOGS, "logs");
        fs::write(folder.join(SITE), ours)?;
        fs::write(&settings, surrounding_config(environment.get(BROTLI), site, folder, port)?)?;

        let program = environment.get(PROGRAM).context("nginx is missing")?;
        let mut command = process::command(program);
        command.arg("-p").arg(folder).arg("-c").arg(&settings).args(["-e", "stderr"]);
        let group = ProcessGroup::start("nginx", &mut command)?;
        let mut nginx = Self { group, port, folder: folder.to_owned() };
        nginx.wait()?;
        Ok(nginx)
    }

    /// Returns the access log.
    pub fn log(&self) -> PathBuf {
        self.folder.join("logs").join("picker.log")
    }

    fn wait(&mut self) -> Result<()> {
        let deadline = Instant::now() + START_LIMIT;
        while !matches!(http::get_status(self.port, "localhost"), Ok(200)) {
            if let Some(status) = self.group.exit_status()? {
                bail!("nginx has ended unexpectedly ({status}); see above");
            }
            if Instant::now() > deadline {
                bail!("nginx does not respond with the page");
            }
            thread::sleep(POLL_INTERVAL);
        }
        Ok(())
    }
}

/// Returns the configuration around the recipe's: settings of an operator, and paths that keep all
/// written files inside the folder.
fn surrounding_config(
    module: Option<&OsStr>,
    site: &Path,
    folder: &Path,
    port: u16,
) -> Result<String> {
    let word = |path: &Path| -> Result<String> {
        let text = path.to_str().with_context(|| format!("{} is not UTF-8", path.display()))?;
        if text.contains(['"', '\\', '$']) {
            bail!("nginx cannot read the path {text} in its settings");
        }
        Ok(format!("\"{text}\""))
    };
    let load = match module {
        Some(module) => format!("load_module {};\n", word(Path::new(module))?),
        None => String::new(),
    };
    // When root starts it, its workers would run as a user who may not read the files.
    let user = if is_owned_by_root(folder)? { "user root;\n" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("    {kind}_temp_path temporary/{kind};\n"))
        .collect();
    fs::create_dir_all(folder.join("temporary"))?;
    Ok(format!(
        "{load}{user}daemon off;\npid nginx.pid;\nerror_log stderr crit;\nworker_processes auto;\n\
         events {{ worker_connections 1024; }}\n\
         http {{\n{temporary}    include {HTTP};\n    server {{\n        listen 127.0.0.1:{port};\n        \
         root {};\n        brotli_static on;\n        include {SITE};\n    }}\n}}\n",
        word(site)?
    ))
}

#[cfg(unix)]
fn is_owned_by_root(folder: &Path) -> Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(fs::metadata(folder)?.uid() == 0)
}

#[cfg(not(unix))]
fn is_owned_by_root(_: &Path) -> Result<bool> {
    Ok(false)
}
