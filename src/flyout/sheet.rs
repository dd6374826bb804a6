//! What a flyout offers for an emoji: its forms and tones.

use crate::emoji::{Choice, Drawable, EmojiId, Skin, Tone, Tones};

/// What there is to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The emoji has one look.
    Plain,
    /// Rows of forms (a person, a man, a woman), in each the tones, without tone first.
    Table(Vec<Vec<Choice>>),
    /// Emoji of two people, each with a tone of their own: the forms.
    Pair(Vec<EmojiId>),
}

/// No tone, then the tones from light to dark.
pub const TONES: [Option<Tone>; 6] = [
    None,
    Some(Tone::Light),
    Some(Tone::MediumLight),
    Some(Tone::Medium),
    Some(Tone::MediumDark),
    Some(Tone::Dark),
];

impl Sheet {
    /// The sheet of an emoji.
    pub fn of(drawable: &Drawable, id: EmojiId) -> Self {
        let Drawable { catalogue, support } = drawable;
        let mut forms = catalogue.forms_of(id);
        forms.retain(|id| support.can_draw(*id));
        let tones = catalogue.get(id).map_or(Tones::None, |emoji| emoji.tones);
        let row = |id: &EmojiId, tones: &[Option<Tone>]| {
            tones.iter().map(|tone| Choice { id: *id, skin: Skin::all(*tone) }).collect()
        };
        match tones {
            Tones::None if forms.len() < 2 => Self::Plain,
            // One row of forms.
            Tones::None => Self::Table(vec![forms.into_iter().map(Choice::plain).collect()]),
            Tones::One => Self::Table(forms.iter().map(|form| row(form, &TONES)).collect()),
            Tones::Two => Self::Pair(forms),
        }
    }
}

/// The skin after one of two people got another tone. Either both have one or none has.
pub const fn with_tone(skin: Skin, is_second: bool, tone: Option<Tone>) -> Skin {
    match (tone, is_second) {
        (None, _) => Skin::NONE,
        (tone, false) => Skin { first: tone, second: or(skin.second, tone) },
        (tone, true) => Skin { first: or(skin.first, tone), second: tone },
    }
}

const fn or(tone: Option<Tone>, other: Option<Tone>) -> Option<Tone> {
    if tone.is_some() { tone } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::{Support, test_data};

    fn drawable() -> Drawable {
        let catalogue = test_data::catalogue();
        let support = Support::all(&catalogue);
        Drawable { catalogue, support }
    }

    fn sheet(glyph: &str) -> Vec<String> {
        let drawable = drawable();
        let catalogue = &drawable.catalogue;
        let text = |it: &Choice| catalogue.text_of(*it).unwrap().into_owned();
        match Sheet::of(&drawable, catalogue.find(glyph).unwrap()) {
            Sheet::Plain => Vec::new(),
            Sheet::Table(rows) => {
                rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(" ")).collect()
            }
            Sheet::Pair(forms) => {
                vec![forms.iter().map(|id| text(&Choice::plain(*id))).collect::<Vec<_>>().join("+")]
            }
        }
    }

    #[test]
    fn forms_are_rows_and_tones_are_columns() {
        assert_eq!(sheet("😀"), [""; 0]);
        assert_eq!(sheet("👋"), ["👋 👋🏻 👋🏼 👋🏽 👋🏾 👋🏿"]);
        let shrug = ["🤷 🤷🏻 🤷🏼 🤷🏽 🤷🏾 🤷🏿", "🤷‍♀️ 🤷🏻‍♀️ 🤷🏼‍♀️ 🤷🏽‍♀️ 🤷🏾‍♀️ 🤷🏿‍♀️", "🤷‍♂️ 🤷🏻‍♂️ 🤷🏼‍♂️ 🤷🏽‍♂️ 🤷🏾‍♂️ 🤷🏿‍♂️"];
        assert_eq!(sheet("🤷"), shrug);
        assert_eq!(sheet("🤷‍♂️"), shrug, "whichever form it is opened on");
        assert_eq!(sheet("🧟"), ["🧟 🧟‍♀️ 🧟‍♂️"]);
    }

    #[test]
    fn two_people_are_no_list() {
        assert_eq!(sheet("🤝"), ["🤝"]);
        assert_eq!(sheet("👫"), ["👫"]);
        assert_eq!(sheet("👯‍♀️"), ["👯+👯‍♀️+👯‍♂️"]);
    }

    #[test]
    fn a_tone_for_one_of_two() {
        let (light, dark) = (Some(Tone::Light), Some(Tone::Dark));
        let mixed = Skin { first: light, second: dark };
        assert_eq!(with_tone(Skin::NONE, false, light), Skin::all(light));
        assert_eq!(with_tone(Skin::all(light), true, dark), mixed);
        assert_eq!(with_tone(mixed, false, dark), Skin::all(dark));
        assert_eq!(with_tone(mixed, true, None), Skin::NONE);
    }
}
