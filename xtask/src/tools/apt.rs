//! Packages of Debian and its derivatives. A command run by root installs them; for other users it
//! prints what to run.

use std::error::Error;
use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

use super::Job;
use crate::process;

/// Whether this run has updated the package lists.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Returns whether this system has apt.
pub fn is_available() -> bool {
    cfg!(target_os = "linux") && process::find("apt-get").is_some()
}

/// The missing packages, for a user who is not root. xtask never uses `sudo` itself.
#[derive(Debug)]
pub struct NeedsRoot(pub Vec<String>);

impl fmt::Display for NeedsRoot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "only root can install packages of the system: run `sudo apt-get install \
             --no-install-recommends {}` and try again",
            self.0.join(" ")
        )
    }
}

impl Error for NeedsRoot {}

/// Installs the missing ones of the packages.
///
/// # Errors
/// When apt fails; [`NeedsRoot`] when the user is not root.
pub fn install(job: &mut Job, packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() {
        bail!(NeedsRoot(missing.into_iter().map(str::to_owned).collect()));
    }
    job.announce(&format!("installing packages: {}", missing.join(" ")));
    update(job)?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(&missing);
    apt_get(job, &arguments).with_context(|| format!("apt cannot install {}", missing.join(", ")))
}

/// Downloads packages and unpacks their files into a folder, without installing them. Their
/// dependencies must already be installed.
///
/// # Errors
/// When apt cannot download one, or its files cannot be written.
pub fn unpack(job: &mut Job, packages: &[&str], folder: &Path) -> Result<()> {
    if is_root() {
        update(job)?;
    }
    let downloads = folder.join("packages");
    fs::create_dir_all(&downloads)?;
    let mut download = process::command("apt-get");
    job.run(download.arg("download").args(packages).current_dir(&downloads))
        .context("the package lists may be too old: run `sudo apt-get update` and try again")?;
    for package in fs::read_dir(&downloads)? {
        let package = package?.path();
        job.run(process::command("dpkg-deb").arg("--extract").arg(package).arg(folder))?;
    }
    fs::remove_dir_all(&downloads).context("cannot remove the downloaded packages")
}

fn update(job: &mut Job) -> Result<()> {
    if !UPDATED.swap(true, Ordering::Relaxed) && apt_get(job, &["update"]).is_err() {
        // A mirror that is being updated works again a moment later.
        apt_get(job, &["update"])?;
    }
    Ok(())
}

fn is_installed(package: &str) -> bool {
    process::output(process::command("dpkg-query").args([
        "--show",
        "--showformat=${db:Status-Status}",
        package,
    ]))
    .is_ok_and(|status| status == "installed")
}

fn is_root() -> bool {
    process::output(process::command("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn apt_get(job: &mut Job, arguments: &[&str]) -> Result<()> {
    job.run(
        process::command("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            // Waits for another running apt.
            .args(["-o", "DPkg::Lock::Timeout=300"])
            .args(arguments),
    )
}
