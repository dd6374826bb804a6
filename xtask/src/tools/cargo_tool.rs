//! Tools that cargo builds from the crate registry: Trunk, the wasm-bindgen command line, and what
//! the long tests need.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{Job, Ready, Site, Tool};
use crate::environment::Environment;
use crate::process;
use crate::version::Version;

/// A crate with binaries, pinned to a version.
#[derive(Debug)]
pub struct CargoTool {
    name: &'static str,
    package: &'static str,
    version: String,
    flags: &'static [&'static str],
    /// The programs we use, the first of which tells the version.
    programs: &'static [&'static str],
    /// Whether they can be asked for their version.
    tells_version: bool,
    /// Variables that other programs need beside `PATH`.
    variables: Vec<(&'static str, &'static str)>,
}

/// Trunk. The newest version that the workspace's oldest rustc can build; without its default
/// features, so that it does not look for updates of itself.
pub fn trunk() -> CargoTool {
    let mut variables = vec![("TRUNK_SKIP_VERSION_CHECK", "true")];
    // Trunk refuses to start with the usual `NO_COLOR=1`.
    if env::var_os("NO_COLOR").is_some_and(|value| value != "false") {
        variables.push(("NO_COLOR", "true"));
    }
    CargoTool {
        name: "trunk",
        package: "trunk",
        version: "0.21.14".to_owned(),
        flags: &["--locked", "--no-default-features", "--features", "rustls"],
        programs: &["trunk"],
        tells_version: true,
        variables,
    }
}

/// The program that puts code which is needed later into files of its own. Its library part, which
/// marks that code, comes with Leptos.
pub fn wasm_split() -> CargoTool {
    CargoTool {
        name: "wasm-split",
        package: "wasm_split_cli_support",
        version: "0.2.4".to_owned(),
        // Without `--locked`, as below.
        flags: &["--features", "build-binary"],
        programs: &["wasm-split-cli"],
        tells_version: false,
        variables: Vec::new(),
    }
}

/// The wasm-bindgen command line and test runner, which must be exactly of the version that the
/// library has in `Cargo.lock`.
pub fn wasm_bindgen(version: String) -> CargoTool {
    CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version,
        // Without `--locked`: its lock file names a version that not every mirror has.
        flags: &[],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        tells_version: true,
        variables: Vec::new(),
    }
}

/// The fuzzer's command line. It brings the flags that rustc needs; the fuzzer itself is a
/// dependency of `fuzz/`.
pub fn cargo_fuzz() -> CargoTool {
    CargoTool {
        name: "cargo-fuzz",
        package: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        flags: &["--locked"],
        programs: &["cargo-fuzz"],
        tells_version: true,
        variables: Vec::new(),
    }
}

/// What checks licences and sources of all crates.
pub fn cargo_deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        package: "cargo-deny",
        version: "0.20.2".to_owned(),
        flags: &["--locked"],
        programs: &["cargo-deny"],
        tells_version: true,
        variables: Vec::new(),
    }
}

/// The program through which the tests steer Firefox.
pub fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        flags: &["--locked"],
        programs: &["geckodriver"],
        tells_version: true,
        variables: Vec::new(),
    }
}

impl CargoTool {
    fn file(folder: &Path, program: &str) -> PathBuf {
        folder.join(program).with_extension(env::consts::EXE_EXTENSION)
    }

    /// The person's own copy on `PATH`, if it has exactly our version.
    fn find_on_path(&self) -> Option<PathBuf> {
        let program = process::find(self.programs.first()?)?;
        let folder = program.parent()?.to_owned();
        let is_ours = self.tells_version && self.is_our_version(&program);
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

    fn find(&self, site: &Site) -> Result<Option<Ready>> {
        let ours = site.cache.folder(self.name, &self.version).join("bin");
        let folder = if self.is_complete(&ours) { Some(ours) } else { self.find_on_path() };
        Ok(folder.map(|location| {
            let mut environment = Environment::default().with_path(&location);
            for &(name, value) in &self.variables {
                environment = environment.with(name, value);
            }
            Ready { location, environment }
        }))
    }

    fn install(&self, site: &Site, job: &mut Job) -> Result<()> {
        job.say("building");
        site.cache.publish(self.name, &self.version, |folder| {
            job.run(
                process::command("cargo")
                    .args(["install", self.package, "--version", &self.version])
                    .args(self.flags)
                    .arg("--root")
                    .arg(folder)
                    // The tools have dependencies in common.
                    .arg("--target-dir")
                    .arg(site.cache.scratch().join("cargo"))
                    // They run for a second at a time: building them quickly matters more.
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                    .env("CARGO_PROFILE_RELEASE_LTO", "off")
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_DEBUG", "false"),
            )?;
            let bin = folder.join("bin");
            for program in self.programs {
                if self.tells_version && !self.is_our_version(&Self::file(&bin, program)) {
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
