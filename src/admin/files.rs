//! The files that only this page loads. The page's block `admin-files` names them.

use super::{AdminTexts, Titles};
use crate::app::fetch::{self, Freshness};
use crate::browser;
use crate::locale::Locale;
use serde_json::Value;

/// Where the files lie.
pub(super) struct Files(Value);

impl Files {
    /// Reads the page's block.
    pub(super) fn named_by_page() -> Self {
        Self(serde_json::from_str(&browser::json_block("admin-files")).unwrap_or_default())
    }

    fn address(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Puts the style sheet on the page.
    pub(super) fn add_style(&self) {
        browser::add_style(self.address("style"));
    }

    /// The texts in a language, with English in the place of what is missing of it.
    ///
    /// # Errors
    /// In words for the console: English cannot be had.
    pub(super) async fn texts(
        &self,
        locale: Locale,
        freshness: Freshness,
        limit_ms: u32,
    ) -> Result<AdminTexts, String> {
        let english = self.text(&self.texts_address(Locale::En), freshness, limit_ms).await?;
        let own = if locale == Locale::En {
            None
        } else {
            let own = self.text(&self.texts_address(locale), freshness, limit_ms).await;
            own.map_err(|why| browser::warn(&why)).ok()
        };
        let texts = AdminTexts::read(&english, own.as_deref().map(|own| (locale, own)));
        if texts.is_complete() { Ok(texts) } else { Err("English texts are missing".to_owned()) }
    }

    fn texts_address(&self, locale: Locale) -> String {
        [self.address("texts"), locale.tag(), ".txt"].concat()
    }

    /// What the picker is called in portals.
    ///
    /// # Errors
    /// In words for the console.
    pub(super) async fn titles(
        &self,
        freshness: Freshness,
        limit_ms: u32,
    ) -> Result<Titles, String> {
        let json = self.text(self.address("titles"), freshness, limit_ms).await?;
        Titles::read(&json).ok_or_else(|| "the titles cannot be read".to_owned())
    }

    async fn text(
        &self,
        address: &str,
        freshness: Freshness,
        limit_ms: u32,
    ) -> Result<String, String> {
        fetch::text(address, freshness, limit_ms).await
    }
}
