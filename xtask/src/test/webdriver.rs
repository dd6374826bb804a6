//! The settings with which the wasm test runner starts the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::environment::Environment;

/// Writes `webdriver.json` with the browser's path added to it, and returns its path. The file in
/// the repository's root contains only the flags, which are the same on every machine.
///
/// # Errors
/// When the file cannot be read, understood or written.
pub fn write(root: &Path, browser: &Environment) -> Result<PathBuf> {
    let source = root.join("webdriver.json");
    let text =
        fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let mut settings: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", source.display()))?;
    if let Some(binary) = browser.get("CHROME").and_then(|path| path.to_str()) {
        add_binary(&mut settings, binary)
            .with_context(|| format!("{} has no goog:chromeOptions", source.display()))?;
    }
    let folder = root.join("target").join("xtask");
    let path = folder.join("webdriver.json");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, settings.to_string()))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

fn add_binary(settings: &mut Value, binary: &str) -> Option<()> {
    let options = settings.get_mut("goog:chromeOptions")?.as_object_mut()?;
    options.insert("binary".to_owned(), binary.into());
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_browser_is_added_to_the_flags() {
        let mut settings = json!({"goog:chromeOptions": {"args": ["--headless=new"]}});
        assert!(add_binary(&mut settings, "/usr/bin/chromium").is_some());
        let options = &settings["goog:chromeOptions"];
        assert_eq!(options["binary"], "/usr/bin/chromium");
        assert_eq!(options["args"], json!(["--headless=new"]));
        assert!(add_binary(&mut json!({}), "x").is_none());
    }
}
