//! The files that only the administrators' page loads. The block `admin-files` of the document names them.

use super::{AdminTexts, Titles};
use crate::app::fetch::{self, Freshness};
use crate::browser;
use crate::locale::Locale;
use serde_json::Value;

/// Loads the files.
pub(super) struct Files {
    addresses: Value,
    freshness: Freshness,
    /// The time limit for one file, in milliseconds.
    limit_ms: u32,
}

impl Files {
    /// Reads the addresses from the page.
    pub(super) fn new(freshness: Freshness, limit_ms: u32) -> Self {
        let block = browser::json_block("admin-files");
        let addresses = serde_json::from_str(&block).unwrap_or_default();
        Self { addresses, freshness, limit_ms }
    }

    /// Loads the texts in a language. If the file of this language fails, the texts are English.
    ///
    /// # Errors
    /// The English file failed or is incomplete; in words for the console.
    pub(super) async fn texts(&self, locale: Locale) -> Result<AdminTexts, String> {
        let english = self.load_texts(Locale::En).await?;
        let own = if locale == Locale::En {
            None
        } else {
            self.load_texts(locale).await.inspect_err(|why| browser::warn(why)).ok()
        };
        let texts = AdminTexts::read(&english, own.as_deref().map(|own| (locale, own)));
        if texts.is_complete() { Ok(texts) } else { Err("English texts are missing".to_owned()) }
    }

    /// Loads the titles of the placements, in all languages.
    ///
    /// # Errors
    /// The file failed or is malformed; in words for the console.
    pub(super) async fn titles(&self) -> Result<Titles, String> {
        let json = self.load(self.address("titles")?).await?;
        Titles::read(&json).ok_or_else(|| "the titles cannot be read".to_owned())
    }

    async fn load_texts(&self, locale: Locale) -> Result<String, String> {
        // The block has the folder of the texts; their names are the tags of the languages.
        let address = [self.address("texts")?, locale.tag(), ".txt"].concat();
        let text = self.load(&address).await?;
        // A part of a language would be shown between English texts.
        if text.ends_with('\n') { Ok(text) } else { Err([&*address, " is cut off"].concat()) }
    }

    async fn load(&self, address: &str) -> Result<String, String> {
        fetch::text(address, self.freshness, self.limit_ms).await
    }

    fn address(&self, name: &str) -> Result<&str, String> {
        let address = self.addresses.get(name).and_then(Value::as_str);
        address.ok_or_else(|| ["the page does not name the file of ", name].concat())
    }
}
