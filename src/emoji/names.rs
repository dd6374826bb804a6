//! Names and keywords of the catalogue's emoji in one language.

use super::{Catalogue, EmojiId};
use std::fmt;

/// Names and keywords in one language, in catalogue order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// One entry an emoji: name, then keywords, separated by `|`.
    entries: Vec<Box<str>>,
}

/// Why a file of names cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamesError {
    /// The first line is not the one of a file of names of this format.
    Header,
    /// The file belongs to another catalogue.
    OtherCatalogue,
    /// It has another number of entries than the catalogue.
    Count(usize),
}

impl fmt::Display for NamesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("this is no file of emoji names of format 1"),
            Self::OtherCatalogue => f.write_str("the emoji names belong to another catalogue"),
            Self::Count(count) => write!(f, "there are names for {count} emoji only"),
        }
    }
}

impl Names {
    /// Reads `data/<language>.txt`: a header `# names 1 <catalogue fingerprint> <language>`, then
    /// a line `name|keyword|…` for each emoji of the catalogue.
    ///
    /// # Errors
    /// See [`NamesError`].
    pub fn parse(text: &str, catalogue: &Catalogue) -> Result<Self, NamesError> {
        let (header, body) = text.split_once('\n').ok_or(NamesError::Header)?;
        let fingerprint = header.strip_prefix("# names 1 ").and_then(|rest| rest.split(' ').next());
        if fingerprint.ok_or(NamesError::Header)? != catalogue.fingerprint() {
            return Err(NamesError::OtherCatalogue);
        }
        let entries: Vec<Box<str>> = body.lines().map(Into::into).collect();
        if entries.len() != catalogue.len() {
            return Err(NamesError::Count(entries.len()));
        }
        Ok(Self { entries })
    }

    /// Name of an emoji.
    pub fn name(&self, id: EmojiId) -> &str {
        self.terms(id).next().unwrap_or_default()
    }

    /// Name, then keywords, of an emoji.
    pub fn terms(&self, id: EmojiId) -> impl Iterator<Item = &str> {
        self.entries.get(usize::from(id)).map(|entry| &**entry).unwrap_or_default().split('|')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    #[test]
    fn the_committed_english_names() {
        let (catalogue, names) = (test_data::catalogue(), test_data::names());
        assert_eq!(names.name(catalogue.find("😀").unwrap()), "grinning face");
        assert!(names.terms(catalogue.find("🍕").unwrap()).any(|term| term == "cheese"));
        assert!(catalogue.iter().all(|(id, _)| !names.name(id).is_empty()));
    }

    #[test]
    fn a_file_that_does_not_fit() {
        let catalogue = Catalogue::parse("# catalogue 1 aa\n@smileys\n😀\t1.0\n").unwrap();
        let parse = |text| Names::parse(text, &catalogue);
        assert!(parse("# names 1 aa en\ngrinning face|smile\n").is_ok());
        assert_eq!(parse("# names 1 bb en\ngrinning face\n"), Err(NamesError::OtherCatalogue));
        assert_eq!(parse("# names 1 aa en\n"), Err(NamesError::Count(0)));
        assert_eq!(parse("# names 1 aa en\na\nb\n"), Err(NamesError::Count(2)));
        for text in ["", "\n", "<!doctype html>\n<p>\n"] {
            assert_eq!(parse(text), Err(NamesError::Header), "{text:?}");
        }
    }
}
