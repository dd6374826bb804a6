//! The subgroup of each emoji in the emoji specification.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::glyphs::unqualified;

/// Emoji 18 is newer than the source. Most of its emoji belong to the subgroup of the emoji before
/// them in the order; these two are the first of the next subgroup.
const NEWER: [(&str, &str); 2] = [("🛙", "transport-water"), ("🪍", "tool")];

/// Subgroups by emoji.
#[derive(Debug)]
pub struct Subgroups(HashMap<String, String>);

impl Subgroups {
    /// Reads `meta/groups.json` (numbers and names of subgroups) and `en/data.json` (the number
    /// of each emoji's subgroup) of `emojibase-data`.
    ///
    /// # Errors
    /// When they have an unexpected shape.
    pub fn parse(groups: &str, data: &str) -> Result<Self> {
        let groups: Value = serde_json::from_str(groups)?;
        let data: Value = serde_json::from_str(data)?;
        let mut subgroups = HashMap::new();
        for emoji in data.as_array().context("the emoji are no array")? {
            let glyph = emoji.get("emoji").and_then(Value::as_str).context("no emoji")?;
            // Regional indicators are no emoji on their own.
            let Some(number) = emoji.get("subgroup").and_then(Value::as_u64) else { continue };
            let name = groups.pointer(&format!("/subgroups/{number}")).and_then(Value::as_str);
            let name = name.with_context(|| format!("{glyph}: no subgroup {number}"))?;
            subgroups.insert(unqualified(glyph), name.to_owned());
        }
        let newer = NEWER.map(|(glyph, subgroup)| (glyph.to_owned(), subgroup.to_owned()));
        for (glyph, subgroup) in newer {
            subgroups.entry(glyph).or_insert(subgroup);
        }
        Ok(Self(subgroups))
    }

    /// Returns the subgroup of `glyph`, in any presentation; `None` for an emoji newer than the
    /// source.
    pub fn of(&self, glyph: &str) -> Option<&str> {
        self.0.get(&unqualified(glyph)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: &str = r#"{"subgroups":{"3":"face-neutral-skeptical"}}"#;

    #[test]
    fn by_number_and_in_any_presentation() {
        let data = r#"[{"emoji":"🇦"},{"emoji":"😐\ufe0f","subgroup":3}]"#;
        let subgroups = Subgroups::parse(GROUPS, data).unwrap();
        assert_eq!(subgroups.of("😐"), Some("face-neutral-skeptical"));
        assert_eq!(subgroups.of("🇦"), None);
        assert_eq!(subgroups.of("🛙"), Some("transport-water"), "newer than the source");
    }

    #[test]
    fn a_number_without_a_name_is_an_error_that_names_the_emoji() {
        let error = Subgroups::parse(GROUPS, r#"[{"emoji":"😀","subgroup":4}]"#).unwrap_err();
        assert_eq!(error.to_string(), "😀: no subgroup 4");
        assert!(Subgroups::parse(GROUPS, "{}").is_err());
    }
}
