//! `data/catalogue.txt`: all emoji in CLDR order, independent of the language.
//!
//! ```text
//! # catalogue 2 <fingerprint>
//! @smileys face-smiling
//! 😀<TAB>1.0
//! 😃<TAB>0.6
//! 😄
//! @people hand-fingers-open
//! 👋<TAB><TAB>t
//! 🏃‍♂️<TAB>4.0<TAB>tm
//! @popular
//! 👍
//! ```
//!
//! Fields: glyph, emoji version, flags. An absent or empty version repeats that of the emoji
//! before, also across `@` lines. Flags: `t` or `T` for one or two skin tones, then `m` or `f` for
//! the man's or the woman's form. The last section lists the most used emoji. Only the first line
//! is a comment: the keycap `#️⃣` starts with `#`.

use std::fmt::Write as _;

use anyhow::{Result, ensure};

use super::entries::{Entry, Tones};
use super::fnv::fnv1a_64;
use super::gender::Gender;

/// Incremented when readers of the old format cannot read the new one.
const FORMAT: u32 = 2;

/// The catalogue as text, and the fingerprint that ties the packs to it.
#[derive(Debug)]
pub struct Catalogue {
    body: String,
    fingerprint: String,
}

impl Catalogue {
    /// Formats `entries` and the list of popular glyphs.
    ///
    /// # Errors
    /// When the emoji of a group or subgroup are not adjacent, or a glyph would break the line
    /// format.
    pub fn new(entries: &[Entry], popular: &[&str]) -> Result<Self> {
        let mut body = body(entries)?;
        body.push_str("@popular\n");
        for glyph in popular {
            writeln!(body, "{glyph}")?;
        }
        let fingerprint = format!("{:016x}", fnv1a_64(body.as_bytes()));
        Ok(Self { body, fingerprint })
    }

    /// Returns the whole file.
    pub fn text(&self) -> String {
        format!("# catalogue {FORMAT} {}\n{}", self.fingerprint, self.body)
    }

    /// Returns the FNV-1a hash of everything after the first line, as 16 hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

fn body(entries: &[Entry]) -> Result<String> {
    let mut text = String::new();
    let mut sections = Sections::default();
    let mut version = None;
    for entry in entries {
        let glyph = entry.glyph;
        ensure!(
            !glyph.is_empty() && !glyph.starts_with('@') && !glyph.contains(char::is_whitespace),
            "the glyph {glyph:?} would break the line format"
        );
        if sections.enter(entry)? {
            writeln!(text, "@{} {}", entry.group, entry.subgroup)?;
        }
        text.push_str(glyph);
        let changed = version != Some(entry.version);
        let flags = flags(entry);
        if changed || !flags.is_empty() {
            text.push('\t');
        }
        if changed {
            let (major, minor) = entry.version;
            write!(text, "{major}.{minor}")?;
            version = Some(entry.version);
        }
        if !flags.is_empty() {
            write!(text, "\t{flags}")?;
        }
        text.push('\n');
    }
    Ok(text)
}

fn flags(entry: &Entry) -> String {
    let tones = match entry.tones {
        Tones::None => "",
        Tones::One => "t",
        Tones::Two => "T",
    };
    let gender = match entry.gender {
        None => "",
        Some(Gender::Man) => "m",
        Some(Gender::Woman) => "f",
    };
    format!("{tones}{gender}")
}

/// The groups and subgroups so far; the last ones are open.
#[derive(Default)]
struct Sections<'a> {
    groups: Vec<&'a str>,
    subgroups: Vec<&'a str>,
}

impl<'a> Sections<'a> {
    /// Opens the sections of `entry`; returns true if one of them is new.
    fn enter(&mut self, entry: &'a Entry) -> Result<bool> {
        let is_new_group = open(&mut self.groups, entry.group)?;
        if is_new_group {
            self.subgroups.clear();
        }
        open(&mut self.subgroups, &entry.subgroup)
    }
}

fn open<'a>(sections: &mut Vec<&'a str>, section: &'a str) -> Result<bool> {
    if sections.last() == Some(&section) {
        return Ok(false);
    }
    ensure!(
        !section.is_empty() && !section.contains(char::is_whitespace),
        "{section:?} cannot be the name of a group or subgroup"
    );
    ensure!(!sections.contains(&section), "{section} comes twice");
    sections.push(section);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(glyph: &'static str, group: &'static str, subgroup: &str) -> Entry {
        Entry { glyph, group, subgroup: subgroup.to_owned(), version: (0, 6), ..Entry::default() }
    }

    #[test]
    fn repeats_neither_section_nor_version() {
        let entries = [
            Entry { version: (1, 0), ..entry("😀", "smileys", "face-smiling") },
            entry("😃", "smileys", "face-smiling"),
            Entry { tones: Tones::One, ..entry("👋", "people", "hand") },
            Entry { tones: Tones::Two, version: (14, 0), ..entry("👭", "people", "family") },
            Entry { version: (14, 0), ..entry("🐱", "animals", "cat") },
        ];
        assert_eq!(
            body(&entries).unwrap(),
            "@smileys face-smiling\n😀\t1.0\n😃\t0.6\n@people hand\n👋\t\tt\n\
             @people family\n👭\t14.0\tT\n@animals cat\n🐱\n"
        );
    }

    #[test]
    fn flags_of_tone_and_gender() {
        let entries = [
            Entry {
                gender: Some(Gender::Man), tones: Tones::One, ..entry("🏃‍♂️", "people", "a")
            },
            Entry { gender: Some(Gender::Woman), ..entry("🧞‍♀️", "people", "a") },
        ];
        assert_eq!(body(&entries).unwrap(), "@people a\n🏃‍♂️\t0.6\ttm\n🧞‍♀️\t\tf\n");
    }

    #[test]
    fn header_carries_the_hash_of_the_rest_which_ends_in_the_popular_ones() {
        let entries = [entry("😀", "smileys", "a"), entry("😃", "smileys", "a")];
        let catalogue = Catalogue::new(&entries, &["😃"]).unwrap().text();
        let (header, rest) = catalogue.split_once('\n').unwrap();
        assert_eq!(header, format!("# catalogue 2 {:016x}", fnv1a_64(rest.as_bytes())));
        assert!(rest.ends_with("😃\n@popular\n😃\n"));
    }

    #[test]
    fn refuses_a_section_that_comes_twice_and_a_glyph_that_breaks_the_format() {
        for middle in [("people", "a"), ("smileys", "b")] {
            let split = [
                entry("😀", "smileys", "a"),
                entry("👋", middle.0, middle.1),
                entry("😃", "smileys", "a"),
            ];
            assert!(body(&split).is_err(), "{middle:?}");
        }
        for glyph in ["", "@x", "a\tb", "a\nb"] {
            assert!(body(&[entry(glyph, "smileys", "a")]).is_err(), "{glyph:?}");
        }
        assert!(body(&[entry("😀", "smileys", "a b")]).is_err());
    }
}
