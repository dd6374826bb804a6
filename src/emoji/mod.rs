//! Emoji: the catalogue, language packs, search, and which glyphs the platform can draw.

mod catalogue;
mod choice;
mod drawable;
mod gender;
mod pack;
mod popular;
mod search;
mod support;
mod text_groups;
mod tone;

pub use catalogue::{Catalogue, CatalogueError, Emoji, EmojiId, Gender, Group, Tones};
pub use choice::Choice;
pub use drawable::Drawable;
pub use pack::{Pack, PackError, Term};
pub use popular::POPULAR;
pub use search::{Found, Guess, Index, Preparation, fold, search};
pub use support::{Detection, FontOrder, GlyphProbe, Support};
pub use text_groups::{TextGroups, TextList, TextPreparation};
pub use tone::{Skin, Tone, toned, untoned};

#[cfg(test)]
pub(crate) mod test_data {
    //! Reads the committed data, for tests.

    use super::{Catalogue, Pack};

    pub fn catalogue() -> Catalogue {
        Catalogue::parse(include_str!("../../data/catalogue.txt")).unwrap()
    }

    pub fn pack(locale: &str) -> Pack {
        let path = format!("{}/data/{locale}.txt", env!("CARGO_MANIFEST_DIR"));
        Pack::parse(std::fs::read_to_string(path).unwrap(), &catalogue()).unwrap()
    }
}
