//! nginx with the settings of `deploy/nginx/`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{WebServer, prepare};
use crate::environment::Environment;
use crate::process;
use crate::tools::web_server::{NGINX, NGINX_BROTLI};

/// The folder in which the recipe writes its logs.
const LOGS: &str = "/var/log/nginx";
const SITE: &str = "site.conf";
const HTTP: &str = "http.conf";

/// Starts it for the files in `site`, with the settings in the folder `recipe`. It writes only to
/// `folder`, which is emptied first.
///
/// # Errors
/// When it cannot be started or does not respond.
pub fn start(
    environment: &Environment,
    recipe: &Path,
    site: &Path,
    folder: &Path,
) -> Result<WebServer> {
    let port = prepare(folder)?;
    fs::create_dir_all(folder.join("logs"))?;
    let settings = folder.join("nginx.conf");
    fs::copy(recipe.join(HTTP), folder.join(HTTP)).context("there is no recipe for nginx")?;
    let ours = fs::read_to_string(recipe.join(SITE))?.replace(LOGS, "logs");
    fs::write(folder.join(SITE), ours)?;
    let module = environment.get(NGINX_BROTLI);
    fs::write(&settings, surrounding_config(module, site, folder, port)?)?;

    let program = environment.get(NGINX.program).context("nginx is missing")?;
    let mut command = process::command(program);
    command.arg("-p").arg(folder).arg("-c").arg(&settings).args(["-e", "stderr"]);
    WebServer::start("nginx", &mut command, port, folder)
}

/// Returns its access log.
pub fn log(server: &WebServer) -> PathBuf {
    server.folder.join("logs").join("picker.log")
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
