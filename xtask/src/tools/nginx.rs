//! nginx, for tests and measurements of its recipe.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{InstalledTool, Job, Paths, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// The variable that names the program; the user may set it.
pub const PROGRAM: &str = "NGINX";
/// The variable that names the module for `.br` files, if it is not built into the program.
pub const BROTLI: &str = "NGINX_BROTLI_MODULE";

const NAME: &str = "nginx";
/// The distribution's version. Both packages are downloaded together, so they fit.
const VERSION: &str = "debian";
const PACKAGES: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];
const PROGRAM_INSIDE: &str = "usr/sbin/nginx";
const BROTLI_INSIDE: &str = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// nginx of Debian and its derivatives, unpacked in the cache folder: an installed one would listen
/// on port 80 of the user's machine.
#[derive(Debug)]
pub struct Nginx;

impl Tool for Nginx {
    fn name(&self) -> &'static str {
        NAME
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, paths: &Paths) -> Result<Option<InstalledTool>> {
        if let Some(value) = env::var_os(PROGRAM).filter(|value| !value.is_empty()) {
            let Some(path) = process::find(&value) else {
                bail!("{PROGRAM} names {}, which is not a program", value.display());
            };
            let module = env::var_os(BROTLI).map(PathBuf::from);
            return Ok(Some(ready(path, module.as_deref())));
        }
        let folder = paths.cache.folder(NAME, VERSION);
        let (program, module) = (folder.join(PROGRAM_INSIDE), folder.join(BROTLI_INSIDE));
        Ok((program.is_file() && module.is_file()).then(|| ready(program, Some(&module))))
    }

    fn install(&self, paths: &Paths, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!(
                "install nginx with its module ngx_brotli and set {PROGRAM} to the path of the \
                 program and {BROTLI} to that of ngx_http_brotli_static_module.so"
            );
        }
        job.announce("downloading");
        paths.cache.publish(job.lock(), NAME, VERSION, |folder| {
            apt::unpack(job, &PACKAGES, folder)?;
            let program = folder.join(PROGRAM_INSIDE);
            // It may need a library that this system lacks.
            process::output(process::command(&program).arg("-v"))
                .context("nginx of this distribution does not run without being installed")?;
            Ok(())
        })
    }
}

fn ready(program: PathBuf, module: Option<&Path>) -> InstalledTool {
    let mut environment = Environment::default().with(PROGRAM, &program);
    if let Some(module) = module {
        environment = environment.with(BROTLI, module);
    }
    InstalledTool { location: program, environment }
}
