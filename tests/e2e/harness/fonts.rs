//! Which fonts a browser finds.

use super::Outcome;
use std::fs;
use std::path::{Path, PathBuf};

/// The system's fonts but for those that draw emoji in colours.
const WITHOUT_COLOURS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern><patelt name="color"><bool>true</bool></patelt></pattern></rejectfont></selectfont>
</fontconfig>
"#;

/// Writes such a configuration into a folder.
pub fn without_colours(folder: &Path) -> Outcome<PathBuf> {
    fs::create_dir_all(folder)?;
    let file = folder.join("fonts.conf");
    fs::write(&file, WITHOUT_COLOURS)?;
    Ok(file)
}
