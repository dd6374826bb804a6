//! Prebuilt tools from npm: `wasm-opt` and esbuild. npm downloads the packages but does not install
//! them: an installation would accept any content from the registry.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{InstalledTool, Job, Paths, Tool};
use crate::environment::Environment;
use crate::npm::Package;
use crate::process;
use crate::version::Version;

/// A program, pinned to a version and to its content.
#[derive(Debug)]
pub struct NpmTool {
    name: &'static str,
    version: &'static str,
    program: &'static str,
    /// The oldest acceptable version of the user's own copy, where npm has no build.
    oldest: Version,
    builds: &'static [Build],
}

/// The package with the program for one platform, or for all.
#[derive(Debug)]
struct Build {
    /// System and processor, as Rust names them; `None` for a script, which Node.js runs.
    machine: Option<(&'static str, &'static str)>,
    package: Package,
    /// The folder of the program in the package.
    folder: &'static str,
}

/// `wasm-opt` of Binaryen: the versions in crates and distributions are too old for the output of
/// current rustc.
pub const BINARYEN: NpmTool = NpmTool {
    name: "binaryen",
    version: "132.0.0",
    program: "wasm-opt",
    oldest: Version { major: 129, minor: 0, patch: 0 },
    builds: &[Build {
        machine: None,
        package: Package {
            name: "binaryen",
            version: "132.0.0",
            integrity: "sha512-4Usg7yEvwO3FMso3Oov6qkOOHSod1IEv+boKkh77kTljM+eNBouqCTbqWswGzbG+vDNO/b/v2C4gfEh1WgB9Lg==",
        },
        folder: "bin",
    }],
};

/// Bundles and minifies scripts and style sheets.
pub const ESBUILD: NpmTool = NpmTool {
    name: "esbuild",
    version: ESBUILD_VERSION,
    program: "esbuild",
    oldest: Version { major: 0, minor: 25, patch: 0 },
    builds: &[
        esbuild(
            ("linux", "x86_64"),
            "@esbuild/linux-x64",
            "sha512-4xTZr1FUmSoQW4XIWmit3tzQrUTZM+N3P0XV8xROKYF50XfI7xeO90+1bZvNwxIufQ9hDQVRJH5YhgPVF8A/HQ==",
        ),
        esbuild(
            ("linux", "aarch64"),
            "@esbuild/linux-arm64",
            "sha512-pW4AC0P3it8c7do9MVM4p51FzHzdM/TZrerurgRcHJ2WTa1VQ1CIq18xncfpBJw4ojkiZZrKW2yIBWBP92j6Ug==",
        ),
        esbuild(
            ("macos", "x86_64"),
            "@esbuild/darwin-x64",
            "sha512-uq6suIWYP37qzGddBKPw5QEQPi6HiLGsO7UmkpfyaYNQ3D+rN6w6WfwH+nuqcGXWvawGwxOEroO4YGnFh95azw==",
        ),
        esbuild(
            ("macos", "aarch64"),
            "@esbuild/darwin-arm64",
            "sha512-n4KqkOQrraxHJcgjM1RvwbigfQKIKJVpM7xp+KsxiyUSrRdIXnt73VhrPAx0fV44hgfmIVKjxMN9J1t5jySVkw==",
        ),
        esbuild(
            ("windows", "x86_64"),
            "@esbuild/win32-x64",
            "sha512-5ebpxr3nWMzrL/rnUI755Jkuee0bHL/Gq0WTF9lvcpv73wAp5eu8MfBUgWK9bhWvZjj7yX8etf/8tI8Ney695g==",
        ),
        esbuild(
            ("windows", "aarch64"),
            "@esbuild/win32-arm64",
            "sha512-PIhhEkE9uPBleRBrQEJpUn7MBnibZzbGzYWPmY3x+YoVg/95zbjB4CxPPOQ8l5tYYM4mMaCthF8/1DIfBQQyWQ==",
        ),
    ],
};

const ESBUILD_VERSION: &str = "0.28.2";

const fn esbuild(
    machine: (&'static str, &'static str),
    name: &'static str,
    integrity: &'static str,
) -> Build {
    let folder = if matches!(machine.0.as_bytes(), b"windows") { "" } else { "bin" };
    let package = Package { name, version: ESBUILD_VERSION, integrity };
    Build { machine: Some(machine), package, folder }
}

impl Build {
    /// Returns the folder of the program in an unpacked package.
    fn programs(&self, unpacked: &Path) -> PathBuf {
        unpacked.join(self.folder)
    }

    /// Returns the path with which this system starts the program.
    fn file(&self, unpacked: &Path, program: &str) -> PathBuf {
        let name = match (cfg!(windows), self.machine.is_some()) {
            (true, true) => format!("{program}.exe"),
            (true, false) => format!("{program}.cmd"),
            (false, _) => program.to_owned(),
        };
        self.programs(unpacked).join(name)
    }

    /// Makes the unpacked program executable.
    fn prepare(&self, unpacked: &Path, program: &str) -> Result<()> {
        let file = self.file(unpacked, program);
        if cfg!(windows) && self.machine.is_none() {
            fs::write(&file, format!("@node \"%~dp0{program}\" %*\r\n"))?;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))
                .with_context(|| format!("{} cannot be made a program", file.display()))?;
        }
        Ok(())
    }
}

impl NpmTool {
    fn build(&self) -> Option<&'static Build> {
        self.builds.iter().find(|build| build.machine.is_none_or(|machine| machine == (OS, ARCH)))
    }

    /// Returns the user's own copy; used only where npm has no build.
    fn find_on_path(&self) -> Option<PathBuf> {
        if process::find("npm").is_some() && self.build().is_some() {
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
        self.name
    }

    fn version(&self) -> &'static str {
        self.version
    }

    fn find(&self, paths: &Paths) -> Result<Option<InstalledTool>> {
        let ours = self.build().and_then(|build| {
            let unpacked = paths.cache.folder(self.name, &build.package.version_label());
            build.file(&unpacked, self.program).is_file().then(|| build.programs(&unpacked))
        });
        Ok(ours.or_else(|| self.find_on_path()).map(|location| {
            let environment = Environment::default().with_path(&location);
            InstalledTool { location, environment }
        }))
    }

    fn install(&self, paths: &Paths, job: &mut Job) -> Result<()> {
        let own = format!("put {} {} or newer on PATH", self.program, self.oldest);
        let build = self.build().with_context(|| {
            format!("npm has no {} for {OS} on {ARCH} that is known here: {own}", self.program)
        })?;
        process::find("npm").with_context(|| {
            format!(
                "install Node.js with npm (https://nodejs.org, or `sudo apt-get install npm`), or \
                 {own}"
            )
        })?;
        job.announce("downloading");
        let version = build.package.version_label();
        paths.cache.publish(job.lock(), self.name, &version, |folder| {
            let tarball = build.package.download(folder)?;
            tarball.extract(folder)?;
            tarball.remove()?;
            build.prepare(folder, self.program)?;
            // It may need `node` to run, not only npm to be installed.
            let program = build.file(folder, self.program);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_build_is_pinned_to_the_version_and_to_a_content() {
        for tool in [BINARYEN, ESBUILD] {
            for Build { package, .. } in tool.builds {
                assert_eq!(package.version, tool.version);
                let hash = package.integrity.strip_prefix("sha512-").unwrap();
                assert_eq!(hash.len(), 88, "{}", package.name);
            }
        }
    }

    #[test]
    fn scripts_are_for_every_machine_and_programs_for_one() {
        assert!(BINARYEN.build().is_some());
        let ours = ESBUILD.build().map(|build| build.machine);
        assert!(ours.is_none_or(|machine| machine == Some((OS, ARCH))));
        let known = |machine| ESBUILD.builds.iter().any(|build| build.machine == Some(machine));
        for system in ["linux", "macos", "windows"] {
            assert!(known((system, "x86_64")) && known((system, "aarch64")), "{system}");
        }
    }
}
