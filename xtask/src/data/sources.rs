//! All pinned sources, read and verified.

use anyhow::Result;

use super::cldr::Cldr;
use super::emojibase::Emojibase;
use super::emojilib;
use super::emoogle::Emoogle;
use super::extra;

/// The sources of the files in `data/`, besides our own lists and the crate `emojis`.
#[derive(Debug)]
pub struct Sources {
    /// Names and keywords in all languages.
    pub cldr: Cldr,
    /// Subgroups, shortcodes, emoticons.
    pub emojibase: Emojibase,
    /// English keywords, and the emoji that users mean by a word.
    pub emoogle: Emoogle,
    /// More English keywords.
    pub emojilib: extra::Source,
}

impl Sources {
    /// Takes the packages from the cache folder, or downloads them into it.
    ///
    /// # Errors
    /// When a package can neither be found nor downloaded, is not the pinned one or has an
    /// unexpected shape.
    pub fn fetch() -> Result<Self> {
        Ok(Self {
            cldr: Cldr::fetch()?,
            emojibase: Emojibase::fetch()?,
            emoogle: Emoogle::fetch()?,
            emojilib: emojilib::fetch()?,
        })
    }
}
