//! A separate toolchain folder around Debian's compiler: the compiler and its libraries are links
//! into the system, and the standard library for wasm32 is built once from Debian's source. Nothing
//! in the system or in the user's rustup changes, apart from the installed packages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::rust_wasm::{TARGET, has_standard_library, library_folder};
use super::{InstalledTool, Job, apt};
use crate::cache::Cache;
use crate::environment::Environment;
use crate::process;
use crate::version::Version;

const NAME: &str = "rust-wasm";
const RUSTC: &str = "/usr/bin/rustc";
const RUSTLIB: &str = "/usr/lib/rustlib";
/// Runs the system's program with the folder of the script as its toolchain. The script derives the
/// folder from its own path, so that the folder can be moved.
const WRAPPER: &str = "#!/bin/sh\nexec /usr/bin/NAME --sysroot \"${0%/bin/NAME}\" \"$@\"\n";
/// The linter starts its driver itself, and the driver takes the toolchain from the environment.
const LINTER_WRAPPER: &str = "#!/bin/sh\nSYSROOT=\"${0%/bin/NAME}\" exec /usr/bin/NAME \"$@\"\n";

/// The installed compiler of Debian.
#[derive(Debug)]
pub struct DebianRust {
    version: Version,
    llvm: Version,
}

impl DebianRust {
    /// Returns the compiler, if the system has one.
    pub fn find() -> Option<Self> {
        if !Path::new(RUSTC).exists() {
            return None;
        }
        let text = process::output(process::command(RUSTC).arg("-vV")).ok()?;
        let field = |name| text.lines().find_map(|line| line.strip_prefix(name));
        Some(Self {
            version: Version::find(field("release: ")?)?,
            llvm: Version::find(field("LLVM version: ")?)?,
        })
    }

    /// Installs the packages: the compiler that Debian updates for web browsers, its linter, its
    /// source, and the linker of the same LLVM.
    ///
    /// # Errors
    /// When apt fails or requires root, or the compiler is older than `minimum`.
    pub fn install(job: &mut Job, minimum: Version) -> Result<Self> {
        apt::install(job, &["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src"])?;
        let debian = Self::find().with_context(|| format!("{RUSTC} cannot be run"))?;
        if debian.version < minimum {
            bail!("Debian's rustc is {}, but {minimum} or newer is needed", debian.version);
        }
        if debian.linker().is_none() {
            apt::install(job, &[&format!("lld-{}", debian.llvm.major)])?;
        }
        Ok(debian)
    }

    /// Returns the linker for wasm: Debian appends LLVM's version to its name.
    fn linker(&self) -> Option<PathBuf> {
        process::find(format!("wasm-ld-{}", self.llvm.major)).or_else(|| process::find("wasm-ld"))
    }

    fn folder(&self, cache: &Cache) -> PathBuf {
        cache.folder(NAME, &self.version.to_string())
    }

    /// Returns the toolchain folder, if it has been built.
    pub fn ready(&self, cache: &Cache) -> Option<InstalledTool> {
        let location = self.folder(cache);
        let linker = self.linker()?;
        if !has_standard_library(&location) {
            return None;
        }
        let environment = if is_cargo_of_rustup() {
            // rustup accepts the path of a toolchain as well as its name.
            Environment::default().with("RUSTUP_TOOLCHAIN", &location)
        } else {
            Environment::default().with_path(location.join("bin")).with("RUSTC", rustc(&location))
        };
        let environment = environment.with("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        Some(InstalledTool { location, environment })
    }

    /// Builds the toolchain folder.
    ///
    /// # Errors
    /// When the library cannot be built or a file cannot be written.
    pub fn build_standard_library(&self, cache: &Cache, job: &mut Job) -> Result<()> {
        job.announce(&format!("building the standard library of rustc {}", self.version));
        cache.publish(job.lock(), NAME, &self.version.to_string(), |folder| {
            link_toolchain(folder).context("cannot link the system's compiler")?;
            let built = build_empty_crate(&cache.scratch().join("std"), folder, job)?;
            copy_libraries(&built, &library_folder(folder))
                .context("cannot copy the standard library")
        })
    }
}

fn rustc(toolchain: &Path) -> PathBuf {
    toolchain.join("bin/rustc")
}

/// Returns whether `cargo` belongs to rustup, and so obeys `RUSTUP_TOOLCHAIN`.
fn is_cargo_of_rustup() -> bool {
    let folder = |program| process::find(program).and_then(|path| Some(path.parent()?.to_owned()));
    folder("cargo").is_some_and(|cargo| folder("rustup") == Some(cargo))
}

/// Links the system's compiler, and its libraries for the system itself.
#[cfg(unix)]
fn link_toolchain(folder: &Path) -> Result<()> {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let bin = folder.join("bin");
    fs::create_dir_all(&bin)?;
    symlink("/usr/bin/cargo", bin.join("cargo"))?;
    let script = |name: &str, text: &str| {
        let script = bin.join(name);
        fs::write(&script, text.replace("NAME", name))?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755))
    };
    script("rustc", WRAPPER)?;
    script("rustdoc", WRAPPER)?;
    script("cargo-clippy", LINTER_WRAPPER)?;
    fs::create_dir_all(library_folder(folder))?;
    for entry in fs::read_dir(RUSTLIB)? {
        let entry = entry?;
        if entry.file_name() != TARGET {
            symlink(entry.path(), folder.join("lib/rustlib").join(entry.file_name()))?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn link_toolchain(_folder: &Path) -> Result<()> {
    bail!("only Debian has Debian's compiler")
}

/// Builds an empty crate, and with it the standard library. Returns the folder of the libraries.
fn build_empty_crate(krate: &Path, toolchain: &Path, job: &mut Job) -> Result<PathBuf> {
    fs::create_dir_all(krate.join("src"))?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2021\"\n\n[workspace]\n";
    fs::write(krate.join("Cargo.toml"), manifest)?;
    fs::write(krate.join("src/lib.rs"), "")?;
    let target = krate.join("target");
    job.run(
        process::command(toolchain.join("bin/cargo"))
            .args(["build", "--release", "--target", TARGET])
            .args(["-Z", "build-std=std,panic_abort,panic_unwind,proc_macro,test"])
            .arg("--target-dir")
            .arg(&target)
            .current_dir(krate)
            .env("RUSTC", rustc(toolchain))
            .env_remove("RUSTUP_TOOLCHAIN")
            // Debian's compiler is a stable one, which otherwise rejects `-Z`.
            .env("RUSTC_BOOTSTRAP", "1")
            // Without it, fat LTO finds no bitcode in the library.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    Ok(target.join(TARGET).join("release/deps"))
}

fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty-") {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}
