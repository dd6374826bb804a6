//! Tools that cargo builds from the crate registry: Trunk, the wasm-bindgen command line, and the
//! tools of the long tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use super::{InstalledTool, Job, Paths, Tool};
use crate::environment::Environment;
use crate::process;
use crate::version::Version;

/// The folder with the manifests and the lock file of tools that have none, from the repository's
/// root.
const OURS: &str = "xtask/tools";

/// A crate with binaries, pinned to a version and always built from a lock file.
#[derive(Debug)]
pub struct CargoTool {
    name: &'static str,
    source: Source,
    version: String,
    flags: &'static [&'static str],
    /// The programs that the commands use; the first one reports the version.
    programs: &'static [&'static str],
    /// Whether the programs have a `--version` option.
    reports_version: bool,
    /// Variables that other programs need besides `PATH`.
    variables: Vec<(&'static str, &'static str)>,
}

/// The crate that cargo builds.
#[derive(Debug)]
enum Source {
    /// A crate of the registry whose own lock file works with every registry.
    Registry(&'static str),
    /// A crate in a folder of [`OURS`], which depends on the tool's crate. For tools without a lock
    /// file, or with one whose versions some registries lack.
    Ours(&'static str),
}

/// Returns Trunk, in the newest version that the workspace's oldest rustc can build; without its
/// default features, so that it does not check for its own updates.
pub fn trunk() -> CargoTool {
    let mut variables = vec![("TRUNK_SKIP_VERSION_CHECK", "true")];
    // Trunk refuses to start with the usual `NO_COLOR=1`.
    if env::var_os("NO_COLOR").is_some_and(|value| value != "false") {
        variables.push(("NO_COLOR", "true"));
    }
    CargoTool {
        name: "trunk",
        source: Source::Registry("trunk"),
        version: "0.21.14".to_owned(),
        flags: &["--no-default-features", "--features", "rustls"],
        programs: &["trunk"],
        reports_version: true,
        variables,
    }
}

/// Returns the splitter, which moves lazily loaded code into separate wasm files. Its library part,
/// which marks that code, comes with Leptos.
pub fn wasm_split() -> CargoTool {
    CargoTool {
        name: "wasm-split",
        source: Source::Ours("wasm-split"),
        version: "0.2.4".to_owned(),
        flags: &[],
        programs: &["wasm-split-cli"],
        reports_version: false,
        variables: Vec::new(),
    }
}

/// Returns the wasm-bindgen command line and test runner. Its version must equal that of the
/// library in `Cargo.lock`.
pub fn wasm_bindgen(version: String) -> CargoTool {
    CargoTool {
        name: "wasm-bindgen",
        source: Source::Ours("wasm-bindgen"),
        version,
        flags: &[],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        reports_version: true,
        variables: Vec::new(),
    }
}

/// Returns the fuzzer's command line. It adds the flags that rustc needs; the fuzzer itself is a
/// dependency of `fuzz/`.
pub fn cargo_fuzz() -> CargoTool {
    CargoTool {
        name: "cargo-fuzz",
        source: Source::Registry("cargo-fuzz"),
        version: "0.13.2".to_owned(),
        flags: &[],
        programs: &["cargo-fuzz"],
        reports_version: true,
        variables: Vec::new(),
    }
}

/// Returns the checker for licences and sources of all crates.
pub fn cargo_deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        source: Source::Registry("cargo-deny"),
        version: "0.20.2".to_owned(),
        flags: &[],
        programs: &["cargo-deny"],
        reports_version: true,
        variables: Vec::new(),
    }
}

/// Returns the WebDriver of Firefox.
pub fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        source: Source::Registry("geckodriver"),
        version: "0.37.1".to_owned(),
        flags: &[],
        programs: &["geckodriver"],
        reports_version: true,
        variables: Vec::new(),
    }
}

impl CargoTool {
    /// Returns the name of the folder in the cache; it depends on the lock file.
    fn label(&self, root: &Path) -> Result<String> {
        let Source::Ours(_) = self.source else { return Ok(self.version.clone()) };
        let lock = root.join(OURS).join("Cargo.lock");
        let content = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
        let hash: String =
            Sha256::digest(content).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Ok(format!("{}-{hash}", self.version))
    }

    /// Returns `cargo install` of the crate, without its destination.
    fn build(&self, root: &Path) -> Command {
        let mut command = process::command("cargo");
        command.args(["install", "--locked"]);
        match self.source {
            Source::Registry(package) => command.args([package, "--version", &self.version]),
            Source::Ours(folder) => command.arg("--path").arg(root.join(OURS).join(folder)),
        };
        command.args(self.flags);
        command
    }

    fn file(folder: &Path, program: &str) -> PathBuf {
        folder.join(program).with_extension(env::consts::EXE_EXTENSION)
    }

    /// Returns the user's own copy on `PATH`, if it has exactly the pinned version.
    fn find_on_path(&self) -> Option<PathBuf> {
        let program = process::find(self.programs.first()?)?;
        let folder = program.parent()?.to_owned();
        let is_ours = self.reports_version && self.is_our_version(&program);
        (self.is_complete(&folder) && is_ours).then_some(folder)
    }

    fn is_complete(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| Self::file(folder, program).is_file())
    }

    fn is_our_version(&self, program: &Path) -> bool {
        process::output(process::command(program).env_remove("NO_COLOR").arg("--version"))
            .is_ok_and(|text| Version::find(&text) == Version::find(&self.version))
    }
}

impl Tool for CargoTool {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn find(&self, paths: &Paths) -> Result<Option<InstalledTool>> {
        let ours = paths.cache.folder(self.name, &self.label(&paths.root)?).join("bin");
        let folder = if self.is_complete(&ours) { Some(ours) } else { self.find_on_path() };
        Ok(folder.map(|location| {
            let mut environment = Environment::default().with_path(&location);
            for &(name, value) in &self.variables {
                environment = environment.with(name, value);
            }
            InstalledTool { location, environment }
        }))
    }

    fn install(&self, paths: &Paths, job: &mut Job) -> Result<()> {
        job.announce("building");
        paths.cache.publish(job.lock(), self.name, &self.label(&paths.root)?, |folder| {
            job.run(
                self.build(&paths.root)
                    .arg("--root")
                    .arg(folder)
                    // The tools share dependencies.
                    .arg("--target-dir")
                    .arg(paths.cache.scratch().join("cargo"))
                    // They run for a second at a time, so build time matters more than speed.
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                    .env("CARGO_PROFILE_RELEASE_LTO", "off")
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_DEBUG", "false"),
            )?;
            let bin = folder.join("bin");
            for program in self.programs {
                if self.reports_version && !self.is_our_version(&Self::file(&bin, program)) {
                    bail!(
                        "the {program} that cargo built does not say that it is {}",
                        self.version
                    );
                }
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    fn all() -> Vec<CargoTool> {
        let wasm_bindgen = workspace::locked_version(&workspace::root(), "wasm-bindgen").unwrap();
        vec![
            trunk(),
            wasm_split(),
            super::wasm_bindgen(wasm_bindgen),
            cargo_fuzz(),
            cargo_deny(),
            geckodriver(),
        ]
    }

    #[test]
    fn every_tool_is_built_from_a_lock_file() {
        for tool in all() {
            let command = tool.build(&workspace::root());
            assert!(command.get_args().any(|argument| argument == "--locked"), "{}", tool.name);
        }
    }

    /// Checks that our lock file has exactly the pinned versions, with their hashes.
    #[test]
    fn our_lock_file_has_the_tools_that_are_asked_for() {
        let folder = workspace::root().join(OURS);
        let hashes = workspace::checksums(&folder).unwrap();
        for (package, tool) in
            [("wasm-bindgen-cli", "wasm-bindgen"), ("wasm_split_cli_support", "wasm-split")]
        {
            let tool = all().into_iter().find(|it| it.name == tool).unwrap();
            assert_eq!(workspace::locked_version(&folder, package).unwrap(), tool.version);
            assert!(hashes.contains_key(&(package.to_owned(), tool.version)), "{package}");
        }
        let ours = ["wasm-bindgen-tools", "wasm-split-tools"];
        let text = fs::read_to_string(folder.join("Cargo.lock")).unwrap();
        assert_eq!(text.matches("[[package]]").count(), hashes.len() + ours.len());
    }
}
