//! Packages of Debian and its relatives.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

use super::Job;
use crate::process;

/// Package lists are read once per run.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Whether this system has apt.
pub fn is_available() -> bool {
    cfg!(target_os = "linux") && process::find("apt-get").is_some()
}

/// Installs those of the packages that are missing.
///
/// # Errors
/// When apt fails, or when we may not use it: then with the command that a person can run.
pub fn install(job: &mut Job, packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "run `sudo apt-get install --no-install-recommends {}` and try again",
        missing.join(" ")
    );
    let Some(prefix) = privilege() else {
        bail!("installing packages takes root: {by_hand}");
    };
    job.say(&format!("installing packages: {}", missing.join(" ")));
    update(job, prefix)?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(missing);
    apt_get(job, prefix, &arguments).context(by_hand)
}

/// Downloads packages and unpacks their files into a folder, without installing them. What they
/// depend on has to be there.
///
/// # Errors
/// When apt cannot download one, or its files cannot be written.
pub fn unpack(job: &mut Job, packages: &[&str], folder: &Path) -> Result<()> {
    if let Some(prefix) = privilege() {
        update(job, prefix)?;
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

fn update(job: &mut Job, prefix: &[&str]) -> Result<()> {
    if !UPDATED.swap(true, Ordering::Relaxed) && apt_get(job, prefix, &["update"]).is_err() {
        // A mirror in the middle of its own update is well again a moment later.
        apt_get(job, prefix, &["update"])?;
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

/// The words before `apt-get` that make it run as root; none when we are root.
fn privilege() -> Option<&'static [&'static str]> {
    if process::output(process::command("id").arg("-u")).is_ok_and(|id| id == "0") {
        Some(&[])
    } else if process::succeeds(process::command("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn apt_get(job: &mut Job, prefix: &[&str], arguments: &[&str]) -> Result<()> {
    let mut words = prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let Some(program) = words.next() else { bail!("no apt-get command") };
    job.run(
        process::command(program)
            .args(words)
            // Another apt may be at work for a while.
            .args(["-o", "DPkg::Lock::Timeout=300"])
            .args(arguments),
    )
}
