//! Emoji: the catalogue, its names, search, and which glyphs the platform can draw.

mod catalogue;
mod names;
mod popular;
mod search;
mod support;

pub use catalogue::{Catalogue, CatalogueError, Emoji, EmojiId, Group, Tones};
pub use names::{Names, NamesError};
pub use popular::POPULAR;
pub use search::Search;
pub use support::{GlyphProbe, Support};

#[cfg(test)]
pub(crate) mod test_data {
    //! The committed data, for tests.

    use super::{Catalogue, Names};

    pub fn catalogue() -> Catalogue {
        Catalogue::parse(include_str!("../../data/catalogue.txt")).unwrap()
    }

    pub fn names() -> Names {
        Names::parse(include_str!("../../data/en.txt"), &catalogue()).unwrap()
    }
}
