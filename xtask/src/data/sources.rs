//! All pinned sources, read and verified.

use anyhow::Result;

use super::chinese::Chinese;
use super::cldr::Cldr;
use super::emojibase::Emojibase;
use super::emojilib;
use super::emoogle::Emoogle;
use super::extra;
use super::japanese::Kuromoji;
use super::territories::Territories;

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
    /// Names of countries in all languages.
    pub territories: Territories,
    /// Readings of Japanese words.
    pub kuromoji: Kuromoji,
    /// The Chinese scripts and pinyin.
    pub chinese: Chinese,
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
            territories: Territories::fetch()?,
            kuromoji: Kuromoji::fetch()?,
            chinese: Chinese::fetch()?,
        })
    }
}
