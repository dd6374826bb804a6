//! An emoji as a cell shows it: with its tones.

use super::{Catalogue, EmojiId, Skin, toned, untoned};
use std::borrow::Cow;

/// An emoji of the catalogue and its tones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The emoji in the catalogue.
    pub id: EmojiId,
    /// Its tones; [`Skin::NONE`] for an emoji that takes none.
    pub skin: Skin,
}

impl Choice {
    /// Returns an emoji without tones.
    pub const fn plain(id: EmojiId) -> Self {
        Self { id, skin: Skin::NONE }
    }
}

impl Catalogue {
    /// Returns the text of a choice as it is delivered. `None` if the emoji is not in the catalogue.
    pub fn text_of(&self, choice: Choice) -> Option<Cow<'_, str>> {
        let emoji = self.get(choice.id)?;
        Some(match choice.skin {
            Skin::NONE => Cow::Borrowed(&*emoji.glyph),
            skin => Cow::Owned(toned(&emoji.glyph, emoji.tones, skin)),
        })
    }

    /// Reads [`Catalogue::text_of`]. `None` if the emoji is not in the catalogue.
    pub fn choice(&self, text: &str) -> Option<Choice> {
        Some(Choice { id: self.find(&untoned(text))?, skin: Skin::of(text) })
    }
}

#[cfg(test)]
mod tests {
    use crate::emoji::test_data;

    #[test]
    fn a_text_comes_back_to_the_letter() {
        let catalogue = test_data::catalogue();
        for text in ["😀", "❤️", "👋🏽", "🕵🏿‍♂️", "🫱🏻‍🫲🏿", "🤝🏽", "👩🏻‍❤️‍💋‍👨🏿"]
        {
            let choice = catalogue.choice(text).unwrap();
            assert_eq!(catalogue.text_of(choice).as_deref(), Some(text));
        }
        for text in ["", "x", "🏽", "😀😀"] {
            assert_eq!(catalogue.choice(text), None, "{text}");
        }
    }

    #[test]
    fn tones_that_an_emoji_cannot_have_are_no_part_of_its_text() {
        let catalogue = test_data::catalogue();
        let choice = catalogue.choice("😀🏽").unwrap();
        assert_eq!(catalogue.text_of(choice).as_deref(), Some("😀"));
    }
}
