//! The fonts without which a browser on a bare Linux shows boxes: colour emoji, and the scripts of
//! the languages that the picker speaks.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{Job, Ready, Site, Tool, apt};
use crate::environment::Environment;
use crate::process;

/// What fontconfig must find: emoji in colour, and languages of each script.
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

/// Fonts, on Linux; other systems bring them.
#[derive(Debug)]
pub struct Fonts;

impl Tool for Fonts {
    fn name(&self) -> &'static str {
        "fonts"
    }

    fn version(&self) -> &'static str {
        ""
    }

    fn find(&self, _site: &Site) -> Result<Option<Ready>> {
        let complete = !cfg!(target_os = "linux") || PATTERNS.iter().all(|pattern| covers(pattern));
        Ok(complete.then(|| Ready {
            location: PathBuf::from("the system's fonts"),
            environment: Environment::default(),
        }))
    }

    fn install(&self, _site: &Site, job: &mut Job) -> Result<()> {
        if !apt::is_available() {
            bail!("install a font with colour emoji and the Noto fonts for all scripts");
        }
        apt::install(job, &PACKAGES)
    }
}

/// Whether an installed font has what the pattern asks for.
fn covers(pattern: &str) -> bool {
    process::output(process::command("fc-list").args([pattern, "family"]))
        .is_ok_and(|families| !families.is_empty())
}
