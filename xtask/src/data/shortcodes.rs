//! Shortcodes: codes that users type between colons, as in `:tada:`.

use std::collections::{HashMap, HashSet};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::glyphs::unqualified;

/// Shortcodes by emoji.
#[derive(Debug)]
pub struct Shortcodes(HashMap<String, Vec<String>>);

impl Shortcodes {
    /// Parses sets of `emojibase-data`, the most important one first. A set is an object of code
    /// points (`1F44D`, `1F468-200D-1F33E`) to a code or an array of codes. A code that two sets
    /// give to different emoji belongs to the emoji of the first set.
    ///
    /// # Errors
    /// When a set has an unexpected shape.
    pub fn parse(sets: &[&str]) -> Result<Self> {
        let mut codes: HashMap<String, Vec<String>> = HashMap::new();
        let mut seen = HashSet::new();
        for set in sets {
            let set: Value = serde_json::from_str(set)?;
            for (code_points, value) in set.as_object().context("the shortcodes are no object")? {
                let glyph = glyph(code_points).with_context(|| format!("key {code_points:?}"))?;
                for code in one_or_several(value).with_context(|| format!("value of {glyph}"))? {
                    if seen.insert(code.to_owned()) {
                        codes.entry(unqualified(&glyph)).or_default().push(code.to_owned());
                    }
                }
            }
        }
        Ok(Self(codes))
    }

    /// Returns the codes of `glyph`, in any presentation, without those that equal its `name`.
    pub fn of(&self, glyph: &str, name: &str) -> Vec<String> {
        let as_code = name.to_lowercase().replace(' ', "_");
        let codes = self.0.get(&unqualified(glyph)).into_iter().flatten();
        codes.filter(|code| **code != as_code).cloned().collect()
    }
}

fn glyph(code_points: &str) -> Option<String> {
    let of = |digits| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    code_points.split('-').map(of).collect()
}

/// Returns the texts of a value that is a text or an array of texts: the source writes a single
/// text where there is only one.
pub fn one_or_several(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::String(text) => Some(vec![text]),
        Value::Array(texts) => texts.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_set_takes_precedence() {
        let github = r#"{"1F44D":["+1","thumbsup"],"2614":"umbrella"}"#;
        let iamcal =
            r#"{"1F44D":["thumbsup","like","thumbsup_all"],"2602-FE0F":"umbrella","2614":"rain"}"#;
        let codes = Shortcodes::parse(&[github, iamcal]).unwrap();
        assert_eq!(codes.of("👍", "thumbs up"), ["+1", "thumbsup", "like", "thumbsup_all"]);
        assert_eq!(codes.of("☔", "umbrella with rain drops"), ["umbrella", "rain"]);
        assert!(codes.of("☂\u{fe0f}", "x").is_empty());
    }

    #[test]
    fn a_code_that_is_the_name_is_left_out() {
        let set = r#"{"1F468-200D-1F33E":["man_farmer","him"]}"#;
        let codes = Shortcodes::parse(&[set]).unwrap();
        assert_eq!(codes.of("👨‍🌾", "Man farmer"), ["him"]);
    }

    #[test]
    fn another_shape_is_an_error() {
        for set in [r#"{"XYZ":"a"}"#, r#"{"1F44D":1}"#, r#"{"1F44D":[1]}"#, "[]"] {
            assert!(Shortcodes::parse(&[set]).is_err(), "{set}");
        }
    }
}
