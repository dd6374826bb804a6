//! The pinned tools and their installation.

mod apt;
mod cargo_tool;
mod debian_rust;
mod fonts;
mod npm_tool;
mod program;
pub mod rust_source;
pub mod rust_wasm;
pub mod web_server;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::cache::{Cache, Lock};
use crate::environment::Environment;
use crate::process;
use crate::step::Step;
use crate::workspace;

/// A program, or a set of files, that the project needs.
pub trait Tool {
    /// Returns its name, which is also the name of its folder in the cache.
    fn name(&self) -> &'static str;

    /// Returns the pinned version; empty if any version works.
    fn version(&self) -> &str;

    /// Returns the tool if it is ready to use. Cheap: every command calls it.
    ///
    /// # Errors
    /// When the user's own choice of a tool cannot be used.
    fn find(&self, paths: &Paths) -> Result<Option<InstalledTool>>;

    /// Installs it. Only called under the lock, after [`find`](Self::find) has returned `None`.
    ///
    /// # Errors
    /// The cause, or the command that a developer can run where this one may not.
    fn install(&self, paths: &Paths, job: &mut Job) -> Result<()>;
}

/// The cache folder for the tools, and the repository that needs them.
#[derive(Debug)]
pub struct Paths {
    /// The folder of the installed tools.
    pub cache: Cache,
    /// The repository's root.
    pub root: PathBuf,
}

/// A usable tool.
#[derive(Debug)]
pub struct InstalledTool {
    /// The file or folder, for display.
    pub location: PathBuf,
    /// The environment in which other programs find it.
    pub environment: Environment,
}

/// A running installation, whose commands write to a log and show progress.
#[derive(Debug)]
pub struct Job<'a> {
    step: Step,
    log: PathBuf,
    lock: &'a Lock,
}

impl<'a> Job<'a> {
    /// Returns the permission to write into the cache folder.
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

    /// Reports the current activity.
    pub fn announce(&self, activity: &str) {
        self.step.announce(activity);
    }
}

/// Returns the tools of `trunk serve` and `trunk build`.
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

/// Returns the additional tools of `cargo xtask dist`.
pub fn for_delivery() -> Vec<Box<dyn Tool>> {
    vec![Box::new(cargo_tool::wasm_split()), Box::new(npm_tool::ESBUILD)]
}

/// Returns the additional tools of the tests.
pub fn for_testing() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::CHROMIUM), Box::new(program::CHROMEDRIVER), Box::new(fonts::Fonts)]
}

/// Returns the additional tools of the tests in Firefox.
pub fn for_firefox() -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> =
        vec![Box::new(program::FIREFOX), Box::new(cargo_tool::geckodriver())];
    if cfg!(target_os = "linux") {
        // Firefox needs its libraries to play MP4.
        tools.push(Box::new(program::FFMPEG));
    }
    tools
}

/// Returns the additional tools of the tests in WebKit.
pub fn for_webkit() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::WEBKIT_DRIVER), Box::new(program::XVFB), Box::new(program::XAUTH)]
}

/// Returns the tools of fuzzing.
pub fn for_fuzzing() -> Vec<Box<dyn Tool>> {
    vec![Box::new(cargo_tool::cargo_fuzz())]
}

/// Returns the tools of the crate checks.
pub fn for_crates() -> Vec<Box<dyn Tool>> {
    vec![Box::new(cargo_tool::cargo_deny())]
}

/// Returns the tools that test the recipe for nginx.
pub fn for_nginx() -> Vec<Box<dyn Tool>> {
    vec![Box::new(web_server::NGINX)]
}

/// Returns the tools that test the recipe for Caddy.
pub fn for_caddy() -> Vec<Box<dyn Tool>> {
    vec![Box::new(web_server::CADDY)]
}

/// Returns the tools of the load benchmark.
pub fn for_load() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::WRK)]
}

/// Returns the tools that draw the simulator's pictures.
pub fn for_drawing() -> Vec<Box<dyn Tool>> {
    vec![Box::new(program::FFMPEG)]
}

/// Installs missing tools and returns the environment in which all of them are found.
///
/// # Errors
/// The first tool that cannot be installed; or one command for all packages that only root can
/// install.
pub fn ensure(tools: &[Box<dyn Tool>], paths: &Paths) -> Result<Environment> {
    let mut environment = Environment::default();
    let mut lock = None;
    let mut packages = Vec::new();
    for tool in tools {
        match ensure_one(tool.as_ref(), paths, &mut lock) {
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
        paths.cache.remove_scratch(&lock)?;
    }
    if !packages.is_empty() {
        bail!(apt::NeedsRoot(packages));
    }
    Ok(environment)
}

/// Installs a tool that the project can do without. If it cannot be installed, the reason is printed.
pub fn ensure_if_possible(tool: Box<dyn Tool>, paths: &Paths) {
    if let Err(error) = ensure(&[tool], paths) {
        eprintln!("tools  going on without it: {error:#}");
    }
}

fn ensure_one(tool: &dyn Tool, paths: &Paths, lock: &mut Option<Lock>) -> Result<InstalledTool> {
    let step = Step::start("tools", &title(tool));
    if let Some(ready) = tool.find(paths)? {
        step.done("ready");
        return Ok(ready);
    }
    let lock = match lock {
        Some(lock) => lock,
        None => {
            let lock = lock.insert(paths.cache.lock()?);
            // The previous holder of the lock may have installed it.
            if let Some(ready) = tool.find(paths)? {
                step.done("ready");
                return Ok(ready);
            }
            lock
        }
    };
    let log = paths.cache.log(tool.name());
    process::start_log(&log)?;
    let mut job = Job { step, log, lock };
    tool.install(paths, &mut job)?;
    let Some(ready) = tool.find(paths)? else {
        bail!("it has been installed, but is still not usable; see {}", job.log.display());
    };
    job.step.done("installed");
    Ok(ready)
}

/// Returns the tool's name and version, for display.
pub fn title(tool: &dyn Tool) -> String {
    format!("{} {}", tool.name(), tool.version()).trim_end().to_owned()
}
