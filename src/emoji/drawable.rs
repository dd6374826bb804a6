//! The catalogue together with the platform's glyph support.

use super::{Catalogue, Support};

/// A catalogue, and which of its emoji the platform can draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawable {
    /// All emoji, in CLDR order.
    pub catalogue: Catalogue,
    /// Which emoji the platform draws, and with which order of fonts.
    pub support: Support,
}
