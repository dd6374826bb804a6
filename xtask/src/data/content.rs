//! Collects the content of a language's pack.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::called::Called;
use super::chinese;
use super::cldr::Annotations;
use super::emoticons::emoticons;
use super::endings::endings;
use super::entries::Entry;
use super::glyphs::Glyphs;
use super::japanese::Readings;
use super::layouts::layouts;
use super::locales::{JAPANESE, LOCALES, Locale};
use super::names;
use super::pack::Pack;
use super::relevant::Relevant;
use super::shortcodes::Shortcodes;
use super::sources::Sources;
use super::words_of_pack::Words;
use super::{countries, extra, fit, locales, texts, trim};

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

    /// Returns the pack of one language; `fits` tells whether it is within its budget.
    ///
    /// # Errors
    /// When a source or one of our lists is invalid, the texts are missing, or `fits` fails.
    pub fn pack(&self, locale: Locale, fits: impl Fn(&Pack) -> Result<bool>) -> Result<Pack> {
        let mut words = self.words(locale)?;
        let (layouts, endings) = (layouts(locale)?, endings(locale)?);
        let mut pack = Pack { layouts, endings, ..Pack::default() };
        if locale.is_english() {
            self.add_english(&mut pack, &mut words)?;
        } else {
            pack.texts = texts::read(self.root, locale.id)?;
        }
        if let Some(other) = chinese::other(locale.id) {
            let other = self.words(locales::find(other)?)?;
            let Sources { chinese, .. } = self.sources;
            chinese.add_other(locale.id, self.entries, &mut words, &other)?;
            chinese.add_sections(&mut pack, &words, &other)?;
        }
        if locale.id == JAPANESE {
            let Words { names, relevant } = &mut words;
            let readings = Readings::new(&self.sources.kuromoji, names, relevant)?;
            readings.add_to_names(names);
            readings.add_to_relevant(relevant);
        }
        pack.names = words.names;
        pack.relevant = words.relevant.lines();
        fit::fit(self.entries, &mut pack, fits)?;
        Ok(pack)
    }

    /// Returns CLDR's names and keywords of a language, with those of countries, and our list.
    fn words(&self, locale: Locale) -> Result<Words> {
        let annotations = self.sources.cldr.annotations(locale)?;
        let relevant = Relevant::parse(locale.relevant, self.glyphs)
            .with_context(|| format!("relevant/{}.txt", locale.id))?;
        let mut names = names::collect(self.entries, &annotations, &self.english);
        countries::add(self.entries, &mut names, &self.sources.territories.names(locale)?);
        Ok(Words { names, relevant })
    }

    /// Adds content that belongs to no language, and the English keywords that CLDR lacks.
    fn add_english(&self, pack: &mut Pack, words: &mut Words) -> Result<()> {
        let Words { names, relevant } = words;
        let Sources { emojibase, emoogle, emojilib, .. } = self.sources;
        pack.emoticons = emoticons(&emojibase.data()?, self.glyphs)?
            .into_iter()
            .map(|(emoticon, glyph)| format!("{glyph}\t{emoticon}"))
            .collect();

        let (github, iamcal) = (emojibase.shortcodes("github")?, emojibase.shortcodes("iamcal")?);
        let shortcodes = Shortcodes::parse(&[&github, &iamcal])?;
        for (entry, names) in self.entries.iter().zip(names.iter_mut()) {
            names.shortcodes = shortcodes.of(entry.glyph, &names.name);
        }

        let called = Called::new(self.entries, names);
        relevant.add_source(&emoogle.relevant, &called, self.glyphs).context("emoogle")?;
        extra::add(self.entries, names, relevant, emojilib, &emoogle.keywords);
        trim::trim(self.entries, names, relevant);
        relevant.drop_found(&Called::new(self.entries, names));
        Ok(())
    }
}
