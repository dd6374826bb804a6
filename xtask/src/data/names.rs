//! `data/<locale>.txt`: names and keywords in one language, line by line as in the catalogue.
//!
//! ```text
//! # names 1 <fingerprint of the catalogue> en
//! grinning face|cheerful|cheery|face|grin
//! ```
//!
//! One line per emoji of the catalogue, in its order (group lines have none): the name, then the
//! keywords, which repeat neither the name nor each other.

use std::collections::HashSet;

use anyhow::{Context as _, Result, ensure};

use super::catalogue::Entry;
use super::cldr::{Annotation, Annotations};

/// Raised when a reader of the old format could not read the new one.
const FORMAT: u32 = 1;

/// What one emoji is called.
#[derive(Debug, PartialEq, Eq)]
pub struct Names {
    /// The name that people see and hear.
    pub name: String,
    /// Other words to find it by.
    pub keywords: Vec<String>,
    /// CLDR has no name yet: `name` is that of the emoji specification, in English.
    pub is_fallback: bool,
}

/// Names for `entries`, in their order.
pub fn collect(entries: &[Entry], annotations: &Annotations) -> Vec<Names> {
    entries.iter().map(|entry| merge(entry, annotations.get(entry.glyph))).collect()
}

fn merge(entry: &Entry, annotation: Option<&Annotation>) -> Names {
    let cldr_name = annotation.and_then(|annotation| annotation.name.as_deref());
    let name = cldr_name.unwrap_or(entry.name).to_owned();
    let cldr_keywords = annotation.map_or(&[][..], |annotation| &annotation.keywords);
    let shortcodes = entry.shortcodes.iter().map(|code| code.replace('_', " "));

    // Search ignores case, so a word that differs by case alone would add nothing.
    let mut seen = HashSet::from([name.to_lowercase()]);
    let keywords = cldr_keywords
        .iter()
        .cloned()
        .chain(shortcodes)
        .filter(|keyword| seen.insert(keyword.to_lowercase()))
        .collect();
    Names { name, keywords, is_fallback: cldr_name.is_none() }
}

/// The whole file for a catalogue with this `fingerprint`.
///
/// # Errors
/// When a name or keyword would break the line format; the error quotes it.
pub fn text(names: &[Names], fingerprint: &str, locale: &str) -> Result<String> {
    let mut text = format!("# names {FORMAT} {fingerprint} {locale}\n");
    for names in names {
        check_field(&names.name)?;
        text.push_str(&names.name);
        for keyword in &names.keywords {
            check_field(keyword).with_context(|| format!("keyword of {:?}", names.name))?;
            text.push('|');
            text.push_str(keyword);
        }
        text.push('\n');
    }
    Ok(text)
}

fn check_field(field: &str) -> Result<()> {
    ensure!(
        !field.is_empty() && field.trim() == field && !field.contains(breaks_the_format),
        "{field:?} would break the line format"
    );
    Ok(())
}

fn breaks_the_format(c: char) -> bool {
    c == '|' || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::Tones;
    use super::*;

    fn entry(name: &'static str, shortcodes: &[&'static str]) -> Entry {
        Entry {
            glyph: "😀",
            group: "smileys",
            version: (1, 0),
            tones: Tones::None,
            name,
            shortcodes: shortcodes.to_vec(),
        }
    }

    fn annotation(name: Option<&str>, keywords: &[&str]) -> Annotation {
        Annotation {
            name: name.map(str::to_owned),
            keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
        }
    }

    #[test]
    fn keywords_repeat_neither_the_name_nor_each_other() {
        let names = merge(
            &entry("other", &["ok", "thumbs_up", "yes_sir"]),
            Some(&annotation(Some("thumbs up"), &["OK", "Thumbs Up", "good", "ok", "good"])),
        );
        assert_eq!(names.name, "thumbs up");
        assert_eq!(names.keywords, ["OK", "good", "yes sir"]);
        assert!(!names.is_fallback);
    }

    #[test]
    fn without_a_name_in_cldr_the_specification_names_it() {
        for annotation in [None, Some(annotation(None, &[]))] {
            let names = merge(&entry("cracking face", &[]), annotation.as_ref());
            assert_eq!(names.name, "cracking face");
            assert!(names.is_fallback);
        }
    }

    #[test]
    fn one_line_per_emoji_after_the_header() {
        let names = [
            merge(&entry("a", &["b", "c"]), None),
            merge(&entry("d", &[]), Some(&annotation(None, &[]))),
        ];
        assert_eq!(text(&names, "00ff", "en").unwrap(), "# names 1 00ff en\na|b|c\nd\n");
    }

    #[test]
    fn refuses_a_field_that_breaks_the_format() {
        for bad in ["", " a", "a|b", "a\nb", "a\tb"] {
            let names =
                [Names { name: "x".into(), keywords: vec![bad.into()], is_fallback: false }];
            assert!(text(&names, "0", "en").is_err(), "{bad:?}");
        }
    }
}
