//! Selects the fonts that a browser finds.

use super::browser::Settings;
use super::{Outcome, font_file};
use std::fs;
use std::path::{Path, PathBuf};

/// The system's fonts except colour emoji fonts.
const WITHOUT_COLOURS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern><patelt name="color"><bool>true</bool></patelt></pattern></rejectfont></selectfont>
</fontconfig>
"#;

/// A font that precedes the system's own in the picker's list.
const FIRST_FONT: &str = "Segoe UI Emoji";

/// The characters of that font: the letters of country flags, the black flag with which subdivision
/// flags begin, and the parts of a new sequence.
const ITS_CHARACTERS: &str = "🇦🇧🇨🇩🇪🇫🇬🇭🇮🇯🇰🇱🇲🇳🇴🇵🇶🇷🇸🇹🇺🇻🇼🇽🇾🇿🏴🐦🔥";

/// Writes the fontconfig configuration of the settings into a folder; `None` for the system's own.
pub fn configuration(settings: Settings, folder: &Path) -> Outcome<Option<PathBuf>> {
    let text = if settings.without_emoji_font {
        WITHOUT_COLOURS.to_owned()
    } else if settings.first_font_lacks_flags {
        let fonts = folder.join("fonts");
        fs::create_dir_all(&fonts)?;
        fs::write(fonts.join("first.ttf"), font_file::with(FIRST_FONT, ITS_CHARACTERS.chars()))?;
        WITHOUT_COLOURS.replace(
            "<selectfont><rejectfont><pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern></rejectfont></selectfont>",
            &format!("<dir>{}</dir>", fonts.display()),
        )
    } else {
        return Ok(None);
    };
    fs::create_dir_all(folder)?;
    let file = folder.join("fonts.conf");
    fs::write(&file, text)?;
    Ok(Some(file))
}
