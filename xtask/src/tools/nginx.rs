//! The web server for tests and measurements of the recipe for nginx.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Job, Ready, Site, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// The variable that names the program; a person may set it.
pub const PROGRAM: &str = "NGINX";
/// The variable that names the module that sends `.br` files, where it is no part of the program.
pub const BROTLI: &str = "NGINX_BROTLI_MODULE";

const NAME: &str = "nginx";
/// Whichever the distribution has. Both packages come at the same moment and so fit each other.
const VERSION: &str = "debian";
const PACKAGES: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];
const PROGRAM_INSIDE: &str = "usr/sbin/nginx";
const BROTLI_INSIDE: &str = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// nginx of Debian and its relatives, unpacked in our folder: installed, it would listen on port 80
/// of the person's machine from then on.
#[derive(Debug)]
pub struct Nginx;

impl Tool for Nginx {
    fn name(&self) -> &'static str {
        NAME
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, site: &Site) -> Result<Option<Ready>> {
        if let Some(value) = env::var_os(PROGRAM).filter(|value| !value.is_empty()) {
            let Some(path) = process::find(&value) else {
                bail!("{PROGRAM} names {}, which is no program", value.display());
            };
            let module = env::var_os(BROTLI).map(PathBuf::from);
            return Ok(Some(ready(path, module.as_deref())));
        }
        let folder = site.cache.folder(NAME, VERSION);
        let (program, module) = (folder.join(PROGRAM_INSIDE), folder.join(BROTLI_INSIDE));
        Ok((program.is_file() && module.is_file()).then(|| ready(program, Some(&module))))
    }

    fn install(&self, site: &Site, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!(
                "install nginx with its module ngx_brotli and set {PROGRAM} to the path of the \
                 program and {BROTLI} to that of ngx_http_brotli_static_module.so"
            );
        }
        job.say("downloading");
        site.cache.publish(job.lock(), NAME, VERSION, |folder| {
            apt::unpack(job, &PACKAGES, folder)?;
            let program = folder.join(PROGRAM_INSIDE);
            // It may need a library that this system does not have.
            process::output(process::command(&program).arg("-v"))
                .context("nginx of this distribution does not run without being installed")?;
            Ok(())
        })
    }
}

fn ready(program: PathBuf, module: Option<&Path>) -> Ready {
    let mut environment = Environment::default().with(PROGRAM, &program);
    if let Some(module) = module {
        environment = environment.with(BROTLI, module);
    }
    Ready { location: program, environment }
}
