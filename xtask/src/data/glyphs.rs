//! Emoji as text: with and without presentation selectors.

use std::collections::HashMap;

use anyhow::{Context as _, Result};

use super::entries::Entry;

/// Returns `glyph` without the selectors of the emoji and of the text presentation, which sources
/// use inconsistently.
pub fn unqualified(glyph: &str) -> String {
    glyph.replace(['\u{fe0f}', '\u{fe0e}'], "")
}

/// The glyphs of the catalogue, which are found in any presentation.
#[derive(Debug)]
pub struct Glyphs(HashMap<String, &'static str>);

impl Glyphs {
    /// Collects the glyphs of `entries`.
    pub fn new(entries: &[Entry]) -> Self {
        Self(entries.iter().map(|entry| (unqualified(entry.glyph), entry.glyph)).collect())
    }

    /// Returns `glyph` as it is written in the catalogue.
    ///
    /// # Errors
    /// When the catalogue lacks it, for instance because it has a skin tone.
    pub fn qualified(&self, glyph: &str) -> Result<&'static str> {
        let found = self.0.get(&unqualified(glyph)).copied();
        found.with_context(|| format!("the catalogue has no emoji {glyph:?} ({glyph})"))
    }
}

#[cfg(test)]
impl Glyphs {
    /// Collects the glyphs of the whole catalogue.
    pub fn all() -> Self {
        Self(emojis::iter().map(|emoji| (unqualified(emoji.as_str()), emoji.as_str())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_qualified_form_whatever_the_selectors_are() {
        let glyphs = Glyphs::all();
        for form in ["❤", "❤\u{fe0f}", "❤\u{fe0e}"] {
            assert_eq!(glyphs.qualified(form).unwrap(), "❤\u{fe0f}");
        }
        assert_eq!(glyphs.qualified("😀\u{fe0f}").unwrap(), "😀");
        assert!(glyphs.qualified("👍🏽").unwrap_err().to_string().contains("👍🏽"));
        assert!(glyphs.qualified("").is_err());
    }
}
