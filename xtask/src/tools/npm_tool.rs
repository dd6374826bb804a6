//! Tools that npm brings ready-made: `wasm-opt` and esbuild.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Job, Ready, Site, Tool};
use crate::environment::Environment;
use crate::process;
use crate::version::Version;

/// A package with one program, pinned to a version.
#[derive(Debug)]
pub struct NpmTool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
    /// The oldest copy of the person's own that does, where there is no npm.
    oldest: Version,
}

/// `wasm-opt` of Binaryen: crates and distributions have versions that are too old for what rustc
/// writes today.
pub const BINARYEN: NpmTool = NpmTool {
    package: "binaryen",
    version: "132.0.0",
    program: "wasm-opt",
    oldest: Version { major: 129, minor: 0, patch: 0 },
};

/// Joins and shortens scripts and style sheets.
pub const ESBUILD: NpmTool = NpmTool {
    package: "esbuild",
    version: "0.28.2",
    program: "esbuild",
    oldest: Version { major: 0, minor: 25, patch: 0 },
};

impl NpmTool {
    fn file(&self, programs: &Path) -> PathBuf {
        let name =
            if cfg!(windows) { format!("{}.cmd", self.program) } else { self.program.into() };
        programs.join(name)
    }

    /// The person's own, looked at only where npm cannot bring ours.
    fn find_on_path(&self) -> Option<PathBuf> {
        if process::find("npm").is_some() {
            return None;
        }
        let program = process::find(self.program)?;
        let text = process::output(process::command(&program).arg("--version")).ok()?;
        let folder = program.parent()?.to_owned();
        (Version::find(&text)? >= self.oldest).then_some(folder)
    }
}

impl Tool for NpmTool {
    fn name(&self) -> &'static str {
        self.package
    }

    fn version(&self) -> &'static str {
        self.version
    }

    fn find(&self, site: &Site) -> Result<Option<Ready>> {
        let ours = programs(&site.cache.folder(self.package, self.version));
        let folder = if self.file(&ours).exists() { Some(ours) } else { self.find_on_path() };
        Ok(folder.map(|location| {
            let environment = Environment::default().with_path(&location);
            Ready { location, environment }
        }))
    }

    fn install(&self, site: &Site, job: &mut Job) -> Result<()> {
        let npm = process::find("npm").with_context(|| {
            format!(
                "install Node.js with npm (https://nodejs.org, or `sudo apt-get install npm`), or \
                 put {} {} or newer on PATH",
                self.program, self.oldest
            )
        })?;
        job.say("downloading");
        site.cache.publish(self.package, self.version, |folder| {
            job.run(
                process::command(npm)
                    .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"])
                    .arg("--prefix")
                    .arg(folder)
                    .arg(format!("{}@{}", self.package, self.version)),
            )?;
            // It may need `node` to run, not only npm to be installed.
            let program = self.file(&programs(folder));
            let text = process::output(process::command(program).arg("--version"))?;
            Version::find(&text)
                .filter(|version| Some(*version) == Version::find(self.version))
                .with_context(|| {
                    format!("{} says that it is `{text}`, not {}", self.program, self.version)
                })?;
            Ok(())
        })
    }
}

/// Where npm puts the programs of an installed package.
fn programs(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".bin")
}
