//! The source of the Rust standard library, with which `cargo xtask dist` builds a smaller app.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{InstalledTool, Job, Paths, Tool};
use crate::environment::Environment;
use crate::process;

/// The file that shows that the source is there, in the toolchain's folder.
const LOCK_FILE: &str = "lib/rustlib/src/rust/library/Cargo.lock";

/// The variable that lets a stable compiler accept the settings of [`CRATES`] and [`FLAGS`].
pub const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Variables that make cargo build the standard library with the app, for size.
pub const CRATES: [(&str, &str); 2] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Flags for the app and the standard library: a panic stops the app without writing a message, so
/// the texts and the code of messages are left out. The failure screen appears as it does otherwise.
pub const FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The source that belongs to the compiler, if the compiler accepts [`FLAGS`]. Optional: without it
/// the delivered app is larger.
#[derive(Debug)]
pub struct RustSource;

impl Tool for RustSource {
    fn name(&self) -> &'static str {
        "rust-src"
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, _: &Paths) -> Result<Option<InstalledTool>> {
        let location = library(&sysroot()?);
        let environment = Environment::default();
        Ok(is_ready().then_some(InstalledTool { location, environment }))
    }

    fn install(&self, _: &Paths, job: &mut Job) -> Result<()> {
        if !accepts_flags() {
            bail!("this compiler has no `-Cpanic=immediate-abort`; Rust 1.92 has it");
        }
        let context = "run `rustup component add rust-src` for a smaller app";
        let rustup = process::find("rustup").context(context)?;
        job.announce("asking rustup");
        job.run(process::command(rustup).args(["component", "add", "rust-src"])).context(context)
    }
}

/// Returns whether [`RustSource`] is ready to use.
pub fn is_ready() -> bool {
    sysroot().is_ok_and(|sysroot| sysroot.join(LOCK_FILE).is_file()) && accepts_flags()
}

/// Returns the folder of the source code of the Rust project in a toolchain's folder.
pub fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib/src/rust")
}

/// Returns the folder of the toolchain.
///
/// # Errors
/// When there is no compiler.
pub fn sysroot() -> Result<PathBuf> {
    process::output(process::command("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

fn accepts_flags() -> bool {
    let (name, value) = UNSTABLE;
    let mut command = process::command("rustc");
    process::succeeds(command.args(FLAGS).args(["--print", "cfg"]).env(name, value))
}
