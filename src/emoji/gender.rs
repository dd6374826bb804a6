//! The forms of an emoji for a man, a woman and a neutral person, which share a cell in the grid.

use super::{Catalogue, EmojiId, Gender};

const ZWJ: char = '\u{200d}';
const PERSON: &str = "🧑\u{200d}";

impl Gender {
    /// Both genders, in the order of the catalogue.
    pub const ALL: [Self; 2] = [Self::Man, Self::Woman];

    /// Returns the stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Man => "m",
            Self::Woman => "f",
        }
    }

    /// Reads [`Gender::as_str`]. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gender| gender.as_str() == text)
    }

    /// Returns the end of a sequence that makes the person a man or a woman.
    const fn sign(self) -> &'static str {
        match self {
            Self::Man => "\u{200d}♂\u{fe0f}",
            Self::Woman => "\u{200d}♀\u{fe0f}",
        }
    }

    /// Returns the character for a man or a woman at the start of a sequence.
    const fn person(self) -> &'static str {
        match self {
            Self::Man => "👨",
            Self::Woman => "👩",
        }
    }
}

impl Catalogue {
    /// Returns the neutral form of a man's or a woman's form that is a sequence, such as 🏃‍♂️ or 👩‍💻.
    /// `None` for separate characters (🎅, 👸), even if there is a neutral one: they have cells of
    /// their own.
    pub fn neutral_of(&self, id: EmojiId) -> Option<EmojiId> {
        let emoji = self.get(id)?;
        let gender = emoji.gender?;
        let neutral = match emoji.glyph.strip_suffix(gender.sign()) {
            Some(neutral) => neutral.to_owned(),
            None => {
                [PERSON, emoji.glyph.strip_prefix(gender.person())?.strip_prefix(ZWJ)?].concat()
            }
        };
        self.find_exact(&neutral)
    }

    /// Returns the forms that share a cell: the neutral one, the woman's, the man's. Only the emoji
    /// itself if it has no others.
    pub fn forms_of(&self, id: EmojiId) -> Vec<EmojiId> {
        let neutral = self.neutral_of(id).unwrap_or(id);
        let gendered = Gender::ALL.into_iter().rev().filter_map(|it| self.gendered(neutral, it));
        std::iter::once(neutral).chain(gendered).collect()
    }

    /// Returns the form of a neutral emoji for a gender, if there is one that is a sequence.
    pub fn gendered(&self, neutral: EmojiId, gender: Gender) -> Option<EmojiId> {
        let emoji = self.get(neutral).filter(|emoji| emoji.gender.is_none())?;
        let with_sign = || self.find_exact(&[&*emoji.glyph, gender.sign()].concat());
        let with_person = || {
            let rest = emoji.glyph.strip_prefix(PERSON)?;
            self.find_exact(&[gender.person(), "\u{200d}", rest].concat())
        };
        // Not for 🧑‍🤝‍🧑: its forms are combinations of two genders.
        with_sign().or_else(with_person).filter(|id| self.neutral_of(*id) == Some(neutral))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    #[test]
    fn forms_lead_to_each_other() {
        let catalogue = test_data::catalogue();
        let find = |glyph: &str| catalogue.find(glyph).unwrap();
        for (neutral, man, woman) in [
            ("🏃", "🏃‍♂️", "🏃‍♀️"),
            ("🕵️", "🕵️‍♂️", "🕵️‍♀️"),
            ("🧑‍💻", "👨‍💻", "👩‍💻"),
            ("🧑‍🦰", "👨‍🦰", "👩‍🦰"),
            ("🧔", "🧔‍♂️", "🧔‍♀️"),
            ("👯", "👯‍♂️", "👯‍♀️"),
        ] {
            assert_eq!(catalogue.gendered(find(neutral), Gender::Man), Some(find(man)), "{man}");
            assert_eq!(catalogue.gendered(find(neutral), Gender::Woman), Some(find(woman)));
            assert_eq!(catalogue.neutral_of(find(man)), Some(find(neutral)));
            assert_eq!(catalogue.neutral_of(find(woman)), Some(find(neutral)));
            let forms = [neutral, woman, man].map(find);
            assert_eq!(catalogue.forms_of(find(man)), forms);
            assert_eq!(catalogue.forms_of(find(neutral)), forms);
        }
    }

    #[test]
    fn what_stands_for_itself() {
        let catalogue = test_data::catalogue();
        for glyph in ["😀", "🎅", "👸", "👨", "🧑‍🤝‍🧑", "👩‍❤️‍👨", "👨‍👩‍👧‍👦", "🏃"]
        {
            assert_eq!(catalogue.neutral_of(catalogue.find(glyph).unwrap()), None, "{glyph}");
        }
        for glyph in ["😀", "🧑", "🧑‍🤝‍🧑", "👨‍💻", "💑"] {
            let id = catalogue.find(glyph).unwrap();
            assert_eq!(Gender::ALL.map(|gender| catalogue.gendered(id, gender)), [None; 2]);
            if catalogue.neutral_of(id).is_none() {
                assert_eq!(catalogue.forms_of(id), [id]);
            }
        }
    }

    #[test]
    fn most_forms_share_a_cell() {
        let catalogue = test_data::catalogue();
        let forms = catalogue.iter().filter(|(id, _)| catalogue.neutral_of(*id).is_some()).count();
        assert!(forms > 150, "{forms}");
        for (id, _) in catalogue.iter() {
            if let Some(neutral) = catalogue.neutral_of(id) {
                let gender = catalogue.get(id).and_then(|emoji| emoji.gender).unwrap();
                assert_eq!(catalogue.gendered(neutral, gender), Some(id));
            }
        }
    }
}
