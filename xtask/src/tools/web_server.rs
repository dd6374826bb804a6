//! Web servers, for tests and measurements of their recipes.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{InstalledTool, Job, Paths, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// A web server of Debian and its derivatives, unpacked in the cache folder: an installed one would
/// listen on port 80 of the user's machine.
#[derive(Debug)]
pub struct WebServer {
    name: &'static str,
    /// The variable that names the program; the user may set it.
    pub program: &'static str,
    /// The packages, which are downloaded together, so they fit.
    packages: &'static [&'static str],
    program_inside: &'static str,
    /// The arguments that print the version.
    version_arguments: &'static [&'static str],
    module: Option<Module>,
    /// What to do where there are no such packages.
    by_hand: &'static str,
}

/// A part of a web server that is loaded at its start.
#[derive(Debug)]
struct Module {
    /// The variable that names the file, if it is not built into the program.
    variable: &'static str,
    inside: &'static str,
}

/// The variable that names nginx's module for `.br` files, if it is not built into the program.
pub const NGINX_BROTLI: &str = "NGINX_BROTLI_MODULE";

/// nginx.
pub const NGINX: WebServer = WebServer {
    name: "nginx",
    program: "NGINX",
    packages: &["nginx", "libnginx-mod-http-brotli-static"],
    program_inside: "usr/sbin/nginx",
    version_arguments: &["-v"],
    module: Some(Module {
        variable: NGINX_BROTLI,
        inside: "usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
    }),
    by_hand: "install nginx with its module ngx_brotli, and set NGINX to the path of the program \
              and NGINX_BROTLI_MODULE to that of ngx_http_brotli_static_module.so",
};

/// Caddy.
pub const CADDY: WebServer = WebServer {
    name: "caddy",
    program: "CADDY",
    packages: &["caddy"],
    program_inside: "usr/bin/caddy",
    version_arguments: &["version"],
    module: None,
    by_hand: "install Caddy, and set CADDY to the path of the program",
};

/// The version in the cache folder: that of the distribution.
const VERSION: &str = "debian";

impl WebServer {
    fn ready(&self, program: PathBuf, module: Option<&Path>) -> InstalledTool {
        let mut environment = Environment::default().with(self.program, &program);
        if let (Some(path), Some(module)) = (module, &self.module) {
            environment = environment.with(module.variable, path);
        }
        InstalledTool { location: program, environment }
    }
}

impl Tool for WebServer {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, paths: &Paths) -> Result<Option<InstalledTool>> {
        if let Some(value) = env::var_os(self.program).filter(|value| !value.is_empty()) {
            let Some(path) = process::find(&value) else {
                bail!("{} names {}, which is not a program", self.program, value.display());
            };
            let module = self.module.as_ref().and_then(|module| env::var_os(module.variable));
            return Ok(Some(self.ready(path, module.map(PathBuf::from).as_deref())));
        }
        let folder = paths.cache.folder(self.name, VERSION);
        let program = folder.join(self.program_inside);
        let module = self.module.as_ref().map(|module| folder.join(module.inside));
        let is_complete = program.is_file() && module.as_ref().is_none_or(|it| it.is_file());
        Ok(is_complete.then(|| self.ready(program, module.as_deref())))
    }

    fn install(&self, paths: &Paths, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!(self.by_hand);
        }
        job.announce("downloading");
        paths.cache.publish(job.lock(), self.name, VERSION, |folder| {
            apt::unpack(job, self.packages, folder)?;
            let program = folder.join(self.program_inside);
            // It may need a library that this system lacks.
            process::output(process::command(&program).args(self.version_arguments)).with_context(
                || {
                    format!(
                        "{} of this distribution does not run without being installed",
                        self.name
                    )
                },
            )?;
            Ok(())
        })
    }
}
