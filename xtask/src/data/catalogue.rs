//! `data/catalogue.txt`: which emoji there are, in CLDR order, without any language.
//!
//! ```text
//! # catalogue 1 <fingerprint>
//! @smileys
//! 😀<TAB>1.0
//! 😃<TAB>0.6
//! 😄
//! 👋<TAB><TAB>t
//! ```
//!
//! Fields: glyph, emoji version, flags. An absent or empty version is that of the emoji before,
//! across group lines too. Only the first line is a comment: the keycap `#️⃣` starts with `#`.

use std::fmt::Write as _;

use anyhow::{Result, bail, ensure};
use emojis::{Emoji, Group};

use super::fnv::fnv1a_64;

/// Raised when a reader of the old format could not read the new one.
const FORMAT: u32 = 1;

/// How many skin tones an emoji takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tones {
    /// None at all.
    None,
    /// One tone: 5 variants.
    One,
    /// Two people, each with a tone of their own: 25 variants.
    Two,
}

impl Tones {
    fn of(emoji: &Emoji) -> Result<Self> {
        // The crate counts the toneless form too.
        match emoji.skin_tones().map_or(1, Iterator::count) {
            1 => Ok(Self::None),
            6 => Ok(Self::One),
            26 => Ok(Self::Two),
            n => bail!("{emoji} has {n} skin tone forms; 1, 6 or 26 are known"),
        }
    }

    fn flag(self) -> &'static str {
        match self {
            Self::None => "",
            Self::One => "t",
            Self::Two => "T",
        }
    }
}

/// One emoji of the catalogue: a base form, never a skin tone variant.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The fully-qualified sequence, exactly as it is to be inserted.
    pub glyph: &'static str,
    /// The group's id, see [`group_id`].
    pub group: &'static str,
    /// The emoji version that brought it: (12, 1) is E12.1.
    pub version: (u32, u32),
    /// How many skin tones it takes.
    pub tones: Tones,
    /// The English name of the emoji specification.
    pub name: &'static str,
    /// The shortcodes of GitHub, without colons.
    pub shortcodes: Vec<&'static str>,
}

/// All emoji in CLDR order, gender variants included, skin tone variants not.
///
/// # Errors
/// When the source has an emoji of a kind that the format cannot express.
pub fn entries() -> Result<Vec<Entry>> {
    emojis::iter()
        .map(|emoji| {
            let version = emoji.emoji_version();
            Ok(Entry {
                glyph: emoji.as_str(),
                group: group_id(emoji.group()),
                version: (version.major(), version.minor()),
                tones: Tones::of(emoji)?,
                name: emoji.name(),
                shortcodes: emoji.shortcodes().collect(),
            })
        })
        .collect()
}

/// The short name of a group in the catalogue.
pub fn group_id(group: Group) -> &'static str {
    match group {
        Group::SmileysAndEmotion => "smileys",
        Group::PeopleAndBody => "people",
        Group::AnimalsAndNature => "animals",
        Group::FoodAndDrink => "food",
        Group::TravelAndPlaces => "travel",
        Group::Activities => "activities",
        Group::Objects => "objects",
        Group::Symbols => "symbols",
        Group::Flags => "flags",
    }
}

/// The catalogue as text, and the fingerprint that ties the name files to it.
#[derive(Debug)]
pub struct Catalogue {
    body: String,
    fingerprint: String,
}

impl Catalogue {
    /// Formats `entries`.
    ///
    /// # Errors
    /// When a group's emoji do not stand together, or a glyph would break the line format.
    pub fn new(entries: &[Entry]) -> Result<Self> {
        let body = body(entries)?;
        let fingerprint = format!("{:016x}", fnv1a_64(body.as_bytes()));
        Ok(Self { body, fingerprint })
    }

    /// The whole file.
    pub fn text(&self) -> String {
        format!("# catalogue {FORMAT} {}\n{}", self.fingerprint, self.body)
    }

    /// 16 hexadecimal digits: the FNV-1a hash of everything after the first line.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

fn body(entries: &[Entry]) -> Result<String> {
    let mut text = String::new();
    let mut groups: Vec<&str> = Vec::new();
    let mut version = None;
    for entry in entries {
        let glyph = entry.glyph;
        ensure!(
            !glyph.is_empty() && !glyph.starts_with('@') && !glyph.contains(char::is_whitespace),
            "the glyph {glyph:?} would break the line format"
        );
        if groups.last() != Some(&entry.group) {
            ensure!(!groups.contains(&entry.group), "the group {} comes twice", entry.group);
            groups.push(entry.group);
            writeln!(text, "@{}", entry.group)?;
        }
        text.push_str(glyph);
        let changed = version != Some(entry.version);
        let flag = entry.tones.flag();
        if changed || !flag.is_empty() {
            text.push('\t');
        }
        if changed {
            let (major, minor) = entry.version;
            write!(text, "{major}.{minor}")?;
            version = Some(entry.version);
        }
        if !flag.is_empty() {
            write!(text, "\t{flag}")?;
        }
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(glyph: &'static str, group: &'static str, version: (u32, u32), tones: Tones) -> Entry {
        Entry { glyph, group, version, tones, name: "", shortcodes: Vec::new() }
    }

    #[test]
    fn repeats_neither_group_nor_version() {
        let entries = [
            entry("😀", "smileys", (1, 0), Tones::None),
            entry("😃", "smileys", (0, 6), Tones::None),
            entry("👋", "people", (0, 6), Tones::One),
            entry("🫱", "people", (14, 0), Tones::One),
            entry("👭", "people", (14, 0), Tones::Two),
            entry("🐱", "animals", (14, 0), Tones::None),
        ];
        assert_eq!(
            body(&entries).unwrap(),
            "@smileys\n😀\t1.0\n😃\t0.6\n@people\n👋\t\tt\n🫱\t14.0\tt\n👭\t\tT\n@animals\n🐱\n"
        );
    }

    #[test]
    fn header_carries_the_hash_of_the_rest() {
        let catalogue =
            Catalogue::new(&[entry("😀", "smileys", (1, 0), Tones::None)]).unwrap().text();
        let (header, rest) = catalogue.split_once('\n').unwrap();
        assert_eq!(header, format!("# catalogue 1 {:016x}", fnv1a_64(rest.as_bytes())));
    }

    #[test]
    fn refuses_a_group_that_comes_twice_and_a_glyph_that_breaks_the_format() {
        let split = [
            entry("😀", "smileys", (1, 0), Tones::None),
            entry("👋", "people", (1, 0), Tones::None),
            entry("😃", "smileys", (1, 0), Tones::None),
        ];
        assert!(body(&split).is_err());
        for glyph in ["", "@x", "a\tb", "a\nb"] {
            assert!(body(&[entry(glyph, "smileys", (1, 0), Tones::None)]).is_err(), "{glyph:?}");
        }
    }

    #[test]
    fn source_has_all_of_emoji_18_without_tone_variants() {
        let entries = entries().unwrap();
        assert_eq!(entries.len(), 1923);
        assert!(entries.iter().all(|entry| !entry.glyph.contains('\u{1f3fd}')));
        let of = |glyph| entries.iter().find(|entry| entry.glyph == glyph).unwrap();
        assert_eq!(of("😀").tones, Tones::None);
        assert_eq!(of("👋").tones, Tones::One);
        assert_eq!(of("👭").tones, Tones::Two);
        assert_eq!(of("☺️").group, "smileys", "glyphs are fully qualified");
    }

    #[test]
    fn groups_come_in_the_order_of_the_tabs() {
        let mut groups: Vec<_> = entries().unwrap().iter().map(|entry| entry.group).collect();
        groups.dedup();
        assert_eq!(
            groups,
            [
                "smileys",
                "people",
                "animals",
                "food",
                "travel",
                "activities",
                "objects",
                "symbols",
                "flags"
            ]
        );
    }
}
