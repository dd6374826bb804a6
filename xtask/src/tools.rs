//! The pinned tools: what they are, and how they are put in place.

mod apt;
mod cargo_tool;
mod debian_rust;
mod fonts;
pub mod nginx;
mod npm_tool;
mod program;
pub mod rust_wasm;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::cache::{Cache, Lock};
use crate::environment::Environment;
use crate::process;
use crate::step::Step;
use crate::workspace;

/// One program, or one set of files, that the project needs.
pub trait Tool {
    /// Its name, which is also that of its folder in the cache.
    fn name(&self) -> &'static str;

    /// The version that is asked for; empty where any will do.
    fn version(&self) -> &str;

    /// Where it is, if it is ready to use. Cheap: it is asked at every start.
    ///
    /// # Errors
    /// When the person's own choice of a tool cannot be used.
    fn find(&self, site: &Site) -> Result<Option<Ready>>;

    /// Puts it in place. Only called when [`find`](Self::find) found nothing, under the lock.
    ///
    /// # Errors
    /// What went wrong, or the command that a person can run where we cannot.
    fn install(&self, site: &Site, job: &mut Job) -> Result<()>;
}

/// Where tools are installed, and for which repository.
#[derive(Debug)]
pub struct Site {
    /// The folder of the installed tools.
    pub cache: Cache,
    /// The repository's root.
    pub root: PathBuf,
}

/// A tool that can be used.
#[derive(Debug)]
pub struct Ready {
    /// The file or folder to show to a person.
    pub location: PathBuf,
    /// What makes other programs find it.
    pub environment: Environment,
}

/// One installation under way: what it runs goes to a log and is told as progress.
#[derive(Debug)]
pub struct Job<'a> {
    step: Step,
    log: PathBuf,
    lock: &'a Lock,
}

impl<'a> Job<'a> {
    /// What allows to write into the cache folder.
    pub fn lock(&self) -> &'a Lock {
        self.lock
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// When it fails, with the end of the log.
    pub fn run(&mut self, command: &mut std::process::Command) -> Result<()> {
        process::run_logged(command, &self.log, &mut self.step)
    }

    /// Says what begins now.
    pub fn say(&self, activity: &str) {
        self.step.say(activity);
    }
}

/// What `trunk serve` and `trunk build` need.
///
/// # Errors
/// When the version that belongs to `Cargo.lock` cannot be read.
pub fn for_building(root: &Path) -> Result<Vec<Box<dyn Tool>>> {
    let wasm_bindgen = workspace::locked_version(root, "wasm-bindgen")?;
    Ok(vec![
        Box::new(rust_wasm::RustWasm),
        Box::new(npm_tool::BINARYEN),
        Box::new(cargo_tool::wasm_bindgen(wasm_bindgen)),
        Box::new(cargo_tool::trunk()),
    ])
}

/// What `cargo xtask dist` needs on top.
pub fn for_delivery() -> Vec<Box<dyn Tool>> {
    vec![Box::new(cargo_tool::wasm_split()), Box::new(npm_tool::ESBUILD)]
}

/// What the tests need on top.
pub fn for_testing() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::CHROMIUM), Box::new(program::CHROMEDRIVER), Box::new(fonts::Fonts)]
}

/// What the tests in Firefox need on top.
pub fn for_firefox() -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> =
        vec![Box::new(program::FIREFOX), Box::new(cargo_tool::geckodriver())];
    if cfg!(target_os = "linux") {
        // Without its libraries no film plays there.
        tools.push(Box::new(program::FFMPEG));
    }
    tools
}

/// What the tests in WebKit need on top.
pub fn for_webkit() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::WEBKIT_DRIVER), Box::new(program::XVFB), Box::new(program::XAUTH)]
}

/// What fuzzing needs.
pub fn for_fuzzing() -> Vec<Box<dyn Tool>> {
    vec![Box::new(cargo_tool::cargo_fuzz())]
}

/// What the check of the crates needs.
pub fn for_crates() -> Vec<Box<dyn Tool>> {
    vec![Box::new(cargo_tool::cargo_deny())]
}

/// What the recipe for nginx is tried with.
pub fn for_hosting() -> Vec<Box<dyn Tool>> {
    vec![Box::new(nginx::Nginx)]
}

/// What load is made with.
pub fn for_load() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::WRK)]
}

/// What the simulator's pictures are made with.
pub fn for_drawing() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::FFMPEG)]
}

/// Installs what is missing and returns the environment in which all of them are found.
///
/// # Errors
/// The first tool that cannot be put in place; or, in one command for all of them, the packages that
/// only root can install.
pub fn ensure(tools: &[Box<dyn Tool>], site: &Site) -> Result<Environment> {
    let mut environment = Environment::default();
    let mut lock = None;
    let mut packages = Vec::new();
    for tool in tools {
        match ensure_one(tool.as_ref(), site, &mut lock) {
            Ok(ready) => environment.merge(ready.environment),
            Err(error) => match error.downcast::<apt::NeedsRoot>() {
                Ok(apt::NeedsRoot(needed)) => packages.extend(needed),
                Err(error) => {
                    let tool = title(&**tool);
                    return Err(error.context(format!("{tool} is missing and cannot be installed")));
                }
            },
        }
    }
    if let Some(lock) = lock {
        site.cache.remove_scratch(&lock)?;
    }
    if !packages.is_empty() {
        bail!(apt::NeedsRoot(packages));
    }
    Ok(environment)
}

fn ensure_one(tool: &dyn Tool, site: &Site, lock: &mut Option<Lock>) -> Result<Ready> {
    let step = Step::start("tools", &title(tool));
    if let Some(ready) = tool.find(site)? {
        step.done("ready");
        return Ok(ready);
    }
    let lock = match lock {
        Some(lock) => lock,
        None => {
            let lock = lock.insert(site.cache.lock()?);
            // The previous holder of the lock may have installed it.
            if let Some(ready) = tool.find(site)? {
                step.done("ready");
                return Ok(ready);
            }
            lock
        }
    };
    let log = site.cache.log(tool.name());
    process::start_log(&log)?;
    let mut job = Job { step, log, lock };
    tool.install(site, &mut job)?;
    let Some(ready) = tool.find(site)? else {
        bail!("it was installed, but is still not usable; see {}", job.log.display());
    };
    job.step.done("installed");
    Ok(ready)
}

/// The tool and its version, as a person says it.
pub fn title(tool: &dyn Tool) -> String {
    format!("{} {}", tool.name(), tool.version()).trim_end().to_owned()
}
