//! Detects emoji that are the man's or the woman's form of an emoji with a neutral form.
//!
//! Derived from the sequences: the specification builds all gendered forms by a few rules.

use std::collections::HashSet;

use super::glyphs::unqualified;

/// The gender of an emoji's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// The man's, the boy's …
    Man,
    /// The woman's, the girl's …
    Woman,
}

const ZWJ: char = '\u{200d}';

/// Signs that, after a joiner, make a neutral person a man or a woman: 🏃‍♂️.
const SIGNS: [(char, Gender); 2] = [('♂', Gender::Man), ('♀', Gender::Woman)];

/// A person with a gender, and the neutral person that may occur in the same sequence: 👨‍💻, 🧑‍💻.
const PERSONS: [(char, Gender, &str); 12] = [
    ('👨', Gender::Man, "🧑"),
    ('👩', Gender::Woman, "🧑"),
    ('👦', Gender::Man, "🧒"),
    ('👧', Gender::Woman, "🧒"),
    ('👴', Gender::Man, "🧓"),
    ('👵', Gender::Woman, "🧓"),
    ('🤴', Gender::Man, "🫅"),
    ('👸', Gender::Woman, "🫅"),
    ('🎅', Gender::Man, "🧑\u{200d}🎄"),
    ('🤶', Gender::Woman, "🧑\u{200d}🎄"),
    ('🫃', Gender::Man, "🫄"),
    ('🤰', Gender::Woman, "🫄"),
];

/// The emoji among which a neutral form must exist for a gendered form to count.
#[derive(Debug)]
pub struct Genders(HashSet<String>);

impl FromIterator<String> for Genders {
    /// Collects unqualified glyphs.
    fn from_iter<I: IntoIterator<Item = String>>(glyphs: I) -> Self {
        Self(glyphs.into_iter().collect())
    }
}

impl Genders {
    /// Returns the gender of `glyph`, if it has a neutral form.
    ///
    /// Couples and families have none, whatever their members are: the user's choice of a form is
    /// about one person.
    pub fn of(&self, glyph: &str) -> Option<Gender> {
        let (gender, neutral) = gender_and_neutral(glyph)?;
        self.0.contains(&neutral).then_some(gender)
    }
}

/// Returns the neutral form of a man's or a woman's form, unqualified. Whether there is such an
/// emoji is for [`Genders`] to say.
pub fn neutral(glyph: &str) -> Option<String> {
    gender_and_neutral(glyph).map(|(_, neutral)| neutral)
}

fn gender_and_neutral(glyph: &str) -> Option<(Gender, String)> {
    let glyph = unqualified(glyph);
    by_sign(&glyph).or_else(|| by_person(&glyph))
}

fn by_sign(glyph: &str) -> Option<(Gender, String)> {
    SIGNS.into_iter().find_map(|(sign, gender)| {
        let joined: String = [ZWJ, sign].into_iter().collect();
        glyph.contains(&joined).then(|| (gender, glyph.replacen(&joined, "", 1)))
    })
}

fn by_person(glyph: &str) -> Option<(Gender, String)> {
    let first = glyph.chars().next()?;
    let (_, gender, neutral) = PERSONS.into_iter().find(|(person, ..)| *person == first)?;
    let rest = glyph.get(first.len_utf8()..)?;
    let is_alone = !rest.contains(|c| PERSONS.iter().any(|(person, ..)| *person == c));
    is_alone.then(|| (gender, format!("{neutral}{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(glyph: &str) -> Option<Gender> {
        emojis::iter().map(|emoji| unqualified(emoji.as_str())).collect::<Genders>().of(glyph)
    }

    #[test]
    fn a_sign_after_a_joiner() {
        for (man, woman, neutral) in [
            ("🏃‍♂️", "🏃‍♀️", "🏃"),
            ("🏃‍♂️‍➡️", "🏃‍♀️‍➡️", "🏃‍➡️"),
            ("🕵️‍♂️", "🕵️‍♀️", "🕵️"),
            ("⛹️‍♂️", "⛹️‍♀️", "⛹️"),
            ("👯‍♂️", "👯‍♀️", "👯"),
            ("🧔‍♂️", "🧔‍♀️", "🧔"),
        ] {
            assert_eq!(of(man), Some(Gender::Man), "{man}");
            assert_eq!(of(woman), Some(Gender::Woman), "{woman}");
            assert_eq!(of(neutral), None, "{neutral}");
            assert_eq!(super::neutral(woman), Some(unqualified(neutral)), "{woman}");
        }
    }

    #[test]
    fn a_gendered_person_at_the_start() {
        for (man, woman, neutral) in [
            ("👨", "👩", "🧑"),
            ("👦", "👧", "🧒"),
            ("👴", "👵", "🧓"),
            ("👨‍💻", "👩‍💻", "🧑‍💻"),
            ("👨‍⚕️", "👩‍⚕️", "🧑‍⚕️"),
            ("👨‍🦽‍➡️", "👩‍🦽‍➡️", "🧑‍🦽‍➡️"),
            ("👨‍🍼", "👩‍🍼", "🧑‍🍼"),
            ("👨‍🦰", "👩‍🦰", "🧑‍🦰"),
            ("🤴", "👸", "🫅"),
            ("🎅", "🤶", "🧑‍🎄"),
            ("🫃", "🤰", "🫄"),
        ] {
            assert_eq!(of(man), Some(Gender::Man), "{man}");
            assert_eq!(of(woman), Some(Gender::Woman), "{woman}");
            assert_eq!(of(neutral), None, "{neutral}");
        }
    }

    #[test]
    fn no_single_person_or_no_neutral_form() {
        for glyph in ["♂️", "♀️", "👨‍👩‍👦", "👨‍👦", "👬", "👩‍❤️‍👩", "💃", "🕺", "👲", "🧕", "🤱", "🎄"]
        {
            assert_eq!(of(glyph), None, "{glyph}");
        }
        let alone: Genders = ["👨".to_owned()].into_iter().collect();
        assert_eq!(alone.of("👨"), None);
    }
}
