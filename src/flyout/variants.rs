//! The forms and tones that a flyout offers for an emoji.

use crate::emoji::{Choice, Drawable, EmojiId, Skin, Tone, Tones};

/// The forms and tones of an emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variants {
    /// The emoji has one look.
    None,
    /// A row for each form (a person, a woman, a man), in it the tones, without tone first. One row
    /// of forms where there are no tones.
    Table(Vec<Vec<Choice>>),
    /// The forms of an emoji of two people. Each person has a tone of its own.
    Pair(Vec<EmojiId>),
}

impl Variants {
    /// Returns the variants of an emoji that the fonts can draw.
    pub fn of(drawable: &Drawable, id: EmojiId) -> Self {
        let Drawable { catalogue, support, .. } = drawable;
        let mut forms = catalogue.forms_of(id);
        forms.retain(|id| support.can_draw(*id));
        let tones = catalogue.get(id).map_or(Tones::None, |emoji| emoji.tones);
        let row = |id: &EmojiId| {
            Tone::CHOICES.map(|tone| Choice { id: *id, skin: Skin::all(tone) }).to_vec()
        };
        match tones {
            Tones::None if forms.len() < 2 => Self::None,
            Tones::None => Self::Table(vec![forms.into_iter().map(Choice::plain).collect()]),
            Tones::One => Self::Table(forms.iter().map(row).collect()),
            Tones::Two => Self::Pair(forms),
        }
    }

    /// Returns the rows to choose from. `skin` is that of a [`Variants::Pair`].
    pub fn rows(&self, skin: Skin) -> Vec<Vec<Choice>> {
        match self {
            Self::None => Vec::new(),
            Self::Table(rows) => rows.clone(),
            Self::Pair(forms) => vec![forms.iter().map(|id| Choice { id: *id, skin }).collect()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::{Support, test_data};

    fn drawable() -> Drawable {
        let catalogue = test_data::catalogue();
        let support = Support::all(&catalogue);
        Drawable::new(catalogue, support)
    }

    fn rows(glyph: &str) -> Vec<String> {
        let drawable = drawable();
        let catalogue = &drawable.catalogue;
        let text = |it: &Choice| catalogue.text_of(*it).unwrap().into_owned();
        let variants = Variants::of(&drawable, catalogue.find(glyph).unwrap());
        let separator = if matches!(variants, Variants::Pair(_)) { "+" } else { " " };
        let rows = variants.rows(Skin::NONE);
        rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(separator)).collect()
    }

    #[test]
    fn forms_are_rows_and_tones_are_columns() {
        assert_eq!(rows("😀"), [""; 0]);
        assert_eq!(rows("👋"), ["👋 👋🏻 👋🏼 👋🏽 👋🏾 👋🏿"]);
        let shrug = ["🤷 🤷🏻 🤷🏼 🤷🏽 🤷🏾 🤷🏿", "🤷‍♀️ 🤷🏻‍♀️ 🤷🏼‍♀️ 🤷🏽‍♀️ 🤷🏾‍♀️ 🤷🏿‍♀️", "🤷‍♂️ 🤷🏻‍♂️ 🤷🏼‍♂️ 🤷🏽‍♂️ 🤷🏾‍♂️ 🤷🏿‍♂️"];
        assert_eq!(rows("🤷"), shrug);
        assert_eq!(rows("🤷‍♂️"), shrug, "whichever form it is opened on");
        assert_eq!(rows("🧟"), ["🧟 🧟‍♀️ 🧟‍♂️"]);
    }

    #[test]
    fn two_people_are_no_list() {
        assert_eq!(rows("🤝"), ["🤝"]);
        assert_eq!(rows("👫"), ["👫"]);
        assert_eq!(rows("👯‍♀️"), ["👯+👯‍♀️+👯‍♂️"]);
    }
}
