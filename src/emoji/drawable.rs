//! The catalogue together with the platform's glyph support.

use super::{Catalogue, EmojiId, Support, TextGroups};

/// A catalogue, and which of its emoji the platform can draw.
pub struct Drawable {
    /// All emoji, in CLDR order, and behind them the texts of `texts`.
    pub catalogue: Catalogue,
    /// Which emoji the platform draws, and with which order of fonts.
    pub support: Support,
    /// Kaomoji and text symbols, once they have loaded.
    pub texts: Option<TextGroups>,
}

impl Drawable {
    /// Creates it without texts.
    pub const fn new(catalogue: Catalogue, support: Support) -> Self {
        Self { catalogue, support, texts: None }
    }

    /// Returns the name of a text; `None` for an emoji.
    pub fn text_name(&self, id: EmojiId) -> Option<&str> {
        self.texts.as_ref()?.name(id)
    }

    /// Whether it is a text and not an emoji.
    pub fn is_text(&self, id: EmojiId) -> bool {
        usize::from(id) >= self.catalogue.len()
    }
}
