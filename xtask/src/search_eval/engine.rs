//! The search of the picker, with the delivered data.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow};
use b24_emoji_picker::emoji::{Catalogue, Index, Pack, search};
use b24_emoji_picker::locale::Locale;

use super::cases::bare;

/// The catalogue and the languages loaded so far.
pub struct Engine {
    folder: PathBuf,
    catalogue: Catalogue,
    indexes: HashMap<&'static str, Index>,
}

/// The results of a query.
#[derive(Debug)]
pub struct Shown {
    /// Hits, then guesses, without presentation selectors.
    pub glyphs: Vec<String>,
    /// The number of hits.
    pub hits: usize,
}

impl Shown {
    /// Returns all results in the order in which the picker shows them.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.glyphs.iter().map(String::as_str)
    }
}

impl Engine {
    /// Loads the catalogue from `folder`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn load(folder: &Path) -> Result<Self> {
        let text = read(&folder.join("catalogue.txt"))?;
        let catalogue = Catalogue::parse(&text).map_err(|error| anyhow!("{error}"))?;
        Ok(Self { folder: folder.to_owned(), catalogue, indexes: HashMap::new() })
    }

    /// Searches as the picker does with an interface in this language: in it and in English.
    ///
    /// # Errors
    /// When a pack cannot be read.
    pub fn search(&mut self, lang: &str, query: &str) -> Result<Shown> {
        let locale = Locale::from_tag(lang).unwrap_or_default().tag();
        for tag in [locale, "en"] {
            if !self.indexes.contains_key(tag) {
                let text = read(&self.folder.join(format!("{tag}.txt")))?;
                let pack = Pack::parse(text, &self.catalogue)
                    .map_err(|error| anyhow!("the pack {tag}: {error}"))?;
                self.indexes.insert(tag, Index::new(&self.catalogue, Arc::new(pack)));
            }
        }
        let tags = if locale == "en" { vec!["en"] } else { vec![locale, "en"] };
        let indexes: Vec<&Index> = tags.iter().filter_map(|tag| self.indexes.get(tag)).collect();
        let found = search(query, &self.catalogue, &indexes, &[], &|_| true);
        let ids = found.hits.iter().chain(&found.guesses);
        let glyphs = ids.filter_map(|id| Some(bare(&self.catalogue.get(*id)?.glyph))).collect();
        Ok(Shown { glyphs, hits: found.hits.len() })
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}
