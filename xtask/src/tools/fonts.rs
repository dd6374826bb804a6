//! The fonts that a browser on a minimal Linux lacks: colour emoji, and the scripts of the picker's
//! languages. Without them it draws boxes.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{InstalledTool, Job, Paths, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// Patterns that fontconfig must match: emoji in colour, and a language of each script.
const PATTERNS: [&str; 7] = [
    ":color=true:charset=1f600",
    ":lang=zh",
    ":lang=ja",
    ":lang=ko",
    ":lang=th",
    ":lang=hi",
    ":lang=ar",
];
const PACKAGES: [&str; 4] =
    ["fontconfig", "fonts-noto-color-emoji", "fonts-noto-core", "fonts-noto-cjk"];

/// Fonts on Linux; other systems include them.
#[derive(Debug)]
pub struct Fonts;

impl Tool for Fonts {
    fn name(&self) -> &'static str {
        "fonts"
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, _paths: &Paths) -> Result<Option<InstalledTool>> {
        let complete = !cfg!(target_os = "linux") || PATTERNS.iter().all(|pattern| covers(pattern));
        Ok(complete.then(|| InstalledTool {
            location: PathBuf::from("the system's fonts"),
            environment: Environment::default(),
        }))
    }

    fn install(&self, _paths: &Paths, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!("install a font with colour emoji and the Noto fonts for all scripts");
        }
        apt::install(job, &PACKAGES)
    }
}

/// Returns whether an installed font matches the pattern.
fn covers(pattern: &str) -> bool {
    process::output(process::command("fc-list").args([pattern, "family"]))
        .is_ok_and(|families| !families.is_empty())
}
