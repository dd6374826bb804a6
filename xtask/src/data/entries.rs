//! The emoji of the catalogue, in CLDR order, with their language-independent properties.

use anyhow::{Context as _, Result, bail};
use emojis::{Emoji, Group};

use super::gender::{Gender, Genders};
use super::glyphs::unqualified;
use super::subgroups::Subgroups;

/// How many skin tones an emoji takes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Tones {
    /// No skin tone.
    #[default]
    None,
    /// One tone: 5 variants.
    One,
    /// Two people, each with a separate tone: 25 variants.
    Two,
}

impl Tones {
    fn of(emoji: &Emoji) -> Result<Self> {
        // The crate also counts the form without a tone.
        match emoji.skin_tones().map_or(1, Iterator::count) {
            1 => Ok(Self::None),
            6 => Ok(Self::One),
            26 => Ok(Self::Two),
            n => bail!("{emoji} has {n} skin tone forms; 1, 6 or 26 are known"),
        }
    }
}

/// One emoji of the catalogue: a base form, never a skin tone variant.
#[derive(Debug, Default, Clone)]
pub struct Entry {
    /// The fully-qualified sequence, exactly as the picker inserts it.
    pub glyph: &'static str,
    /// The group's id, see [`group_id`].
    pub group: &'static str,
    /// The subgroup's id, as in the emoji specification: `face-smiling`.
    pub subgroup: String,
    /// The emoji version that introduced it: (12, 1) is E12.1.
    pub version: (u32, u32),
    /// How many skin tones it takes.
    pub tones: Tones,
    /// The gender, if it is a man's or a woman's form of an emoji that has a neutral one.
    pub gender: Option<Gender>,
    /// The English name in the emoji specification.
    pub name: &'static str,
}

/// Returns all emoji in CLDR order, with gender variants and without skin tone variants.
///
/// # Errors
/// When the source has an emoji of a kind that the format cannot express, or the first one has no
/// subgroup.
pub fn entries(subgroups: &Subgroups) -> Result<Vec<Entry>> {
    let genders: Genders = emojis::iter().map(|emoji| unqualified(emoji.as_str())).collect();
    let mut before = None;
    emojis::iter()
        .map(|emoji| {
            let glyph = emoji.as_str();
            let subgroup = subgroups
                .of(glyph)
                .or(before)
                .with_context(|| format!("{glyph} has no subgroup, nor has one before it"))?;
            before = Some(subgroup);
            let version = emoji.emoji_version();
            Ok(Entry {
                glyph,
                group: group_id(emoji.group()),
                subgroup: subgroup.to_owned(),
                version: (version.major(), version.minor()),
                tones: Tones::of(emoji)?,
                gender: genders.of(glyph),
                name: emoji.name(),
            })
        })
        .collect()
}

/// Returns the short name of a group in the catalogue.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Entry> {
        let json = r#"{"subgroups":{"0":"face-smiling"}}"#;
        let data = r#"[{"emoji":"😀","subgroup":0}]"#;
        entries(&Subgroups::parse(json, data).unwrap()).unwrap()
    }

    #[test]
    fn source_has_all_of_emoji_18_without_tone_variants() {
        let entries = all();
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
        let mut groups: Vec<_> = all().iter().map(|entry| entry.group).collect();
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

    #[test]
    fn an_emoji_that_the_source_does_not_know_joins_the_one_before() {
        let entries = all();
        assert_eq!(entries[0].subgroup, "face-smiling");
        assert_eq!(entries[1].subgroup, "face-smiling");
    }

    #[test]
    fn every_gendered_form_of_a_person_is_known() {
        let entries = all();
        let count = |gender| entries.iter().filter(|entry| entry.gender == Some(gender)).count();
        let of = |glyph| entries.iter().find(|entry| entry.glyph == glyph).unwrap().gender;
        assert_eq!(count(Gender::Man), count(Gender::Woman));
        assert_eq!(of("🏃‍♂️"), Some(Gender::Man));
        assert_eq!(of("👩‍💻"), Some(Gender::Woman));
        assert_eq!(of("🏃"), None);
    }
}
