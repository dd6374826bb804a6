//! What there is to show.

use super::{Catalogue, Support};

/// A catalogue and what the platform can draw of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawable {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// What can be drawn.
    pub support: Support,
}
