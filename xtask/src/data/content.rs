//! Collects the content of a language's pack.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::cldr::Annotations;
use super::emoticons::emoticons;
use super::entries::Entry;
use super::glyphs::Glyphs;
use super::layouts::layouts;
use super::locales::{LOCALES, Locale};
use super::names;
use super::pack::Pack;
use super::relevant::Relevant;
use super::shortcodes::Shortcodes;
use super::sources::Sources;
use super::{extra, texts, trim};

/// Builds packs.
#[derive(Debug)]
pub struct Content<'a> {
    root: &'a Path,
    sources: &'a Sources,
    entries: &'a [Entry],
    glyphs: &'a Glyphs,
    /// The fallback for names that a language lacks.
    english: Annotations,
}

impl<'a> Content<'a> {
    /// Creates it for the emoji of `entries`, whose glyphs are `glyphs`; `root` is the top of the
    /// repository.
    ///
    /// # Errors
    /// When the English annotations cannot be read.
    pub fn new(
        root: &'a Path,
        sources: &'a Sources,
        entries: &'a [Entry],
        glyphs: &'a Glyphs,
    ) -> Result<Self> {
        let [english, ..] = LOCALES;
        let english = sources.cldr.annotations(english)?;
        Ok(Self { root, sources, entries, glyphs, english })
    }

    /// Returns the pack of one language.
    ///
    /// # Errors
    /// When a source or one of our lists is invalid, or the texts are missing.
    pub fn pack(&self, locale: Locale) -> Result<Pack> {
        let annotations = self.sources.cldr.annotations(locale)?;
        let relevant = Relevant::parse(locale.relevant, self.glyphs)
            .with_context(|| format!("relevant/{}.txt", locale.id))?;
        let mut pack = Pack {
            layouts: layouts(locale)?,
            names: names::collect(self.entries, &annotations, &self.english),
            ..Pack::default()
        };
        if locale.is_english() {
            self.add_english(&mut pack, relevant)?;
        } else {
            pack.texts = texts::read(self.root, locale.id)?;
            pack.relevant = relevant.lines();
        }
        Ok(pack)
    }

    /// Adds content that belongs to no language, and the English keywords that CLDR lacks.
    fn add_english(&self, pack: &mut Pack, mut relevant: Relevant) -> Result<()> {
        let Sources { emojibase, emoogle, emojilib, .. } = self.sources;
        pack.emoticons = emoticons(&emojibase.data()?, self.glyphs)?
            .into_iter()
            .map(|(emoticon, glyph)| format!("{emoticon}\t{glyph}"))
            .collect();

        let (github, iamcal) = (emojibase.shortcodes("github")?, emojibase.shortcodes("iamcal")?);
        let shortcodes = Shortcodes::parse(&[&github, &iamcal])?;
        for (entry, names) in self.entries.iter().zip(&mut pack.names) {
            names.shortcodes = shortcodes.of(entry.glyph, &names.name);
        }

        for (word, glyph) in &emoogle.relevant {
            relevant.add(word, glyph, self.glyphs).context("emoogle")?;
        }
        extra::add(self.entries, &mut pack.names, &relevant, emojilib, &emoogle.keywords);
        trim::trim(self.entries, &mut pack.names, &relevant);
        relevant.drop_found(self.entries, &pack.names);
        pack.relevant = relevant.lines();
        Ok(())
    }
}
