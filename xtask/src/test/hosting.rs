//! Tests the recipes in `deploy/`, as far as this machine allows: a real nginx, the functions under
//! Node.js, the archive, and a site to which a release is added.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist::{self, deploy};
use crate::environment::Environment;
use crate::nginx::Nginx;
use crate::process;

/// Runs the tests. Without nginx, its tests are skipped and the suite notes it.
///
/// # Errors
/// When nginx does not start with the recipe, or the tests cannot be started.
pub fn run(root: &Path, nginx: Result<Environment>, suite: &mut Suite) -> Result<()> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "hosting", "--"])
        .env("B24_DIST", dist::folder(root))
        .env("B24_DEPLOY", deploy::folder(root))
        .current_dir(root);
    // It runs until the tests have ended.
    let _server = match nginx {
        Ok(environment) => {
            let folder = root.join("target").join("nginx");
            let recipe = deploy::folder(root).join("nginx");
            let server = Nginx::start(&environment, &recipe, &dist::folder(root), &folder)?;
            command.env("B24_NGINX", server.port.to_string()).env("B24_NGINX_LOG", server.log());
            Some(server)
        }
        Err(error) => {
            suite.note(&format!("nginx: tests skipped: {error:#}"));
            command.args(["--skip", "nginx::"]);
            None
        }
    };
    suite.pass_through(&mut command)
}
