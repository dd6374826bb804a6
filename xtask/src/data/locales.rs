//! The languages with a pack.

use anyhow::{Context as _, Result};

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// Its tag in the app, in file names and in the packs.
    pub id: &'static str,
    /// Its tag in CLDR, then the tag that fills its gaps.
    pub cldr: &'static [&'static str],
    /// Our list of words and the emoji that users mean by them, see [`super::relevant`].
    pub relevant: &'static str,
}

impl Locale {
    /// Returns whether this is [`ENGLISH`].
    pub fn is_english(self) -> bool {
        self.id == ENGLISH
    }
}

/// The language that every user loads besides their own: the app contains its texts, and its pack
/// contains everything that belongs to no language.
pub const ENGLISH: &str = "en";

/// The language whose words get readings.
pub const JAPANESE: &str = "ja";

/// Returns a language by its tag.
///
/// # Errors
/// When there is no such language.
pub fn find(id: &str) -> Result<Locale> {
    let found = LOCALES.into_iter().find(|locale| locale.id == id);
    found.with_context(|| format!("there is no language {id}"))
}

/// The languages of the portals, English first.
pub const LOCALES: [Locale; 20] = [
    Locale { id: ENGLISH, cldr: &["en"], relevant: include_str!("relevant/en.txt") },
    Locale { id: "de", cldr: &["de"], relevant: include_str!("relevant/de.txt") },
    // CLDR's es-419 contains only the differences from es.
    Locale { id: "es-419", cldr: &["es-419", "es"], relevant: include_str!("relevant/es-419.txt") },
    Locale { id: "pt-BR", cldr: &["pt"], relevant: include_str!("relevant/pt-BR.txt") },
    Locale { id: "fr", cldr: &["fr"], relevant: include_str!("relevant/fr.txt") },
    Locale { id: "it", cldr: &["it"], relevant: include_str!("relevant/it.txt") },
    Locale { id: "pl", cldr: &["pl"], relevant: include_str!("relevant/pl.txt") },
    Locale { id: "ru", cldr: &["ru"], relevant: include_str!("relevant/ru.txt") },
    Locale { id: "uk", cldr: &["uk"], relevant: include_str!("relevant/uk.txt") },
    Locale { id: "tr", cldr: &["tr"], relevant: include_str!("relevant/tr.txt") },
    Locale { id: "zh-Hans", cldr: &["zh"], relevant: include_str!("relevant/zh-Hans.txt") },
    Locale { id: "zh-Hant", cldr: &["zh-Hant"], relevant: include_str!("relevant/zh-Hant.txt") },
    Locale { id: JAPANESE, cldr: &["ja"], relevant: include_str!("relevant/ja.txt") },
    Locale { id: "vi", cldr: &["vi"], relevant: include_str!("relevant/vi.txt") },
    Locale { id: "id", cldr: &["id"], relevant: include_str!("relevant/id.txt") },
    Locale { id: "ms", cldr: &["ms"], relevant: include_str!("relevant/ms.txt") },
    Locale { id: "th", cldr: &["th"], relevant: include_str!("relevant/th.txt") },
    Locale { id: "ar", cldr: &["ar"], relevant: include_str!("relevant/ar.txt") },
    Locale { id: "kk", cldr: &["kk"], relevant: include_str!("relevant/kk.txt") },
    Locale { id: "hi", cldr: &["hi"], relevant: include_str!("relevant/hi.txt") },
];
