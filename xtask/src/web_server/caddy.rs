//! Caddy with the settings of `deploy/caddy/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{WebServer, prepare};
use crate::environment::Environment;
use crate::process;
use crate::tools::web_server::CADDY;

/// The settings of the recipe.
const RECIPE: &str = "picker.caddy";

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
    let settings = folder.join("Caddyfile");
    fs::copy(recipe.join(RECIPE), folder.join(RECIPE)).context("there is no recipe for Caddy")?;
    fs::write(&settings, surrounding_config(site, port)?)?;

    let program = environment.get(CADDY.program).context("Caddy is missing")?;
    let mut command = process::command(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&settings);
    // It stores its last settings and its certificates there.
    command.env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
    WebServer::start("caddy", &mut command, port, folder)
}

/// Returns the settings around the recipe's: those of the README, without a certificate, and errors
/// only in the log.
fn surrounding_config(site: &Path, port: u16) -> Result<String> {
    let root = site.to_str().with_context(|| format!("{} is not UTF-8", site.display()))?;
    if root.contains(['"', '\\', '{', '`']) {
        bail!("Caddy cannot read the path {root} in its settings");
    }
    Ok(format!(
        "{{\n\tadmin off\n\tauto_https off\n\tlog {{\n\t\tlevel ERROR\n\t}}\n}}\n\
         http://:{port} {{\n\tbind 127.0.0.1\n\troot * \"{root}\"\n\timport {RECIPE}\n}}\n"
    ))
}
