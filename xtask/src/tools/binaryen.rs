//! `wasm-opt` of Binaryen, from its npm package: crates and distributions have versions that are
//! too old for what rustc writes today.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Job, Ready, Site, Tool};
use crate::environment::Environment;
use crate::process;
use crate::version::Version;

const VERSION: &str = "132.0.0";
/// The oldest copy of the person's own that does, where there is no npm.
const OLDEST: Version = Version { major: 129, minor: 0, patch: 0 };

/// `wasm-opt`.
#[derive(Debug)]
pub struct Binaryen;

impl Tool for Binaryen {
    fn name(&self) -> &'static str {
        "binaryen"
    }

    fn version(&self) -> &'static str {
        VERSION
    }

    fn find(&self, site: &Site) -> Result<Option<Ready>> {
        let ours = programs(&site.cache.folder(self.name(), VERSION));
        let folder = if wasm_opt(&ours).exists() { Some(ours) } else { find_on_path() };
        Ok(folder.map(|location| {
            let environment = Environment::default().with_path(&location);
            Ready { location, environment }
        }))
    }

    fn install(&self, site: &Site, job: &mut Job) -> Result<()> {
        let npm = process::find("npm").with_context(|| {
            format!(
                "install Node.js with npm (https://nodejs.org, or `sudo apt-get install npm`), or \
                 put a wasm-opt of version {} or newer on PATH",
                OLDEST.major
            )
        })?;
        job.say("downloading");
        site.cache.publish(self.name(), VERSION, |folder| {
            job.run(
                process::command(npm)
                    .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"])
                    .arg("--prefix")
                    .arg(folder)
                    .arg(format!("binaryen@{VERSION}")),
            )?;
            // It needs `node` to run, not only npm to be installed.
            let text =
                process::output(process::command(wasm_opt(&programs(folder))).arg("--version"))?;
            Version::find(&text)
                .filter(|version| Some(*version) == Version::find(VERSION))
                .with_context(|| format!("wasm-opt says that it is `{text}`, not {VERSION}"))?;
            Ok(())
        })
    }
}

/// Where npm puts the programs of an installed package.
fn programs(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".bin")
}

fn wasm_opt(programs: &Path) -> PathBuf {
    programs.join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" })
}

/// The person's own, looked at only where npm cannot bring ours.
fn find_on_path() -> Option<PathBuf> {
    if process::find("npm").is_some() {
        return None;
    }
    let program = process::find("wasm-opt")?;
    let text = process::output(process::command(&program).arg("--version")).ok()?;
    let folder = program.parent()?.to_owned();
    (Version::find(&text)? >= OLDEST).then_some(folder)
}
