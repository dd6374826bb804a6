//! Tests the recipes in `deploy/`, as far as this machine allows: a real nginx and a real Caddy, the
//! functions under Node.js, the archive, and a site to which a release is added.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist::{self, deploy};
use crate::environment::Environment;
use crate::process;
use crate::tools;
use crate::tools::Paths;
use crate::web_server::{caddy, nginx};

/// The web servers of this machine, or why they are missing.
#[derive(Debug)]
pub struct Servers {
    nginx: Result<Environment>,
    caddy: Result<Environment>,
}

impl Servers {
    /// Finds or installs them.
    pub fn ensure(paths: &Paths) -> Self {
        Self {
            nginx: tools::ensure(&tools::for_nginx(), paths),
            caddy: tools::ensure(&tools::for_caddy(), paths),
        }
    }
}

/// Runs the tests. Those of a missing web server are skipped, and the suite notes it.
///
/// # Errors
/// When a web server does not start with its recipe, or the tests cannot be started.
pub fn run(root: &Path, servers: Servers, suite: &mut Suite) -> Result<()> {
    let (site, recipes, folder) = (dist::folder(root), deploy::folder(root), root.join("target"));
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "hosting", "--"])
        .env("B24_DIST", &site)
        .env("B24_DEPLOY", &recipes)
        .current_dir(root);
    // They run until the tests have ended.
    let mut running = Vec::new();
    match servers.nginx {
        Ok(environment) => {
            let recipe = recipes.join("nginx");
            let server = nginx::start(&environment, &recipe, &site, &folder.join("nginx"))?;
            command.env("B24_NGINX", server.port.to_string());
            command.env("B24_NGINX_LOG", nginx::log(&server));
            running.push(server);
        }
        Err(error) => {
            suite.note(&format!("nginx: tests skipped: {error:#}"));
            command.args(["--skip", "nginx::"]);
        }
    }
    match servers.caddy {
        Ok(environment) => {
            let recipe = recipes.join("caddy");
            let server = caddy::start(&environment, &recipe, &site, &folder.join("caddy"))?;
            command.env("B24_CADDY", server.port.to_string());
            running.push(server);
        }
        Err(error) => suite.note(&format!("Caddy: tests skipped: {error:#}")),
    }
    if running.is_empty() {
        command.args(["--skip", "web_servers::"]);
    }
    suite.pass_through(&mut command)
}
