//! Kaomoji and text symbols: the two groups behind the emoji, in a file per language that the app
//! loads last.
//!
//! ```text
//! # texts 1 <locale> <bytes after this line>
//! @kaomoji
//! (◕‿◕)            TAB TAB 😊 🙂
//! ಠ_ಠ              TAB |look of disapproval TAB 😒 🤨
//! @text-symbols
//! →                TAB стрелка вправо|далее|right arrow|next TAB ➡️
//! ```
//!
//! The first word is the name. The app adds the words of the emoji, which it has in every language. A
//! text without a name, such as a kaomoji, takes that of its first emoji. English words are in every file, as users of every language know
//! them.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use super::glyphs::Glyphs;
use super::locales::Locale;

/// The folder of the files in `data/`.
pub const FOLDER: &str = "text";

const KAOMOJI: &str = include_str!("text_groups/kaomoji.txt");
const SYMBOLS: &str = include_str!("text_groups/symbols.txt");

/// The folder of the symbols' words, from the top of the repository.
const WORDS: &str = "xtask/src/data/text_groups/words";

/// A kaomoji or a symbol.
#[derive(Debug)]
struct Entry {
    text: &'static str,
    /// In English.
    words: Vec<&'static str>,
    emoji: Vec<&'static str>,
}

/// The texts, in the order of the lists.
#[derive(Debug)]
pub struct TextGroups {
    kaomoji: Vec<Entry>,
    symbols: Vec<Entry>,
}

impl TextGroups {
    /// Reads the lists.
    ///
    /// # Errors
    /// When a line is malformed, an emoji is not in the catalogue or a text occurs twice.
    pub fn new(glyphs: &Glyphs) -> Result<Self> {
        let kaomoji = lines(KAOMOJI)
            .map(|line| {
                let (text, emoji) = line.split_once('\t').context("no emoji")?;
                let (emoji, words) = match emoji.split_once('\t') {
                    // The empty name.
                    Some((emoji, words)) => (emoji, [&[""], &*split_words(words)?].concat()),
                    None => (emoji, Vec::new()),
                };
                Ok(Entry { text, words, emoji: qualified(emoji, glyphs)? })
            })
            .collect::<Result<Vec<_>>>()
            .context("kaomoji.txt")?;
        let symbols = lines(SYMBOLS)
            .map(|line| {
                let columns: Vec<&str> = line.split('\t').collect();
                let [text, words, emoji] = *columns else { bail!("{line:?} has other columns") };
                let emoji = if emoji == "-" { Vec::new() } else { qualified(emoji, glyphs)? };
                Ok(Entry { text, words: split_words(words)?, emoji })
            })
            .collect::<Result<Vec<_>>>()
            .context("symbols.txt")?;
        let mut seen = HashSet::new();
        for Entry { text, .. } in kaomoji.iter().chain(&symbols) {
            ensure!(seen.insert(*text), "{text:?} comes twice");
            ensure!(!text.is_empty() && !text.starts_with('@'), "{text:?} would break the format");
        }
        Ok(Self { kaomoji, symbols })
    }

    /// Writes the file of a language.
    ///
    /// # Errors
    /// When the words of the language are missing, or are not those of the symbols in their order.
    pub fn file(&self, root: &Path, locale: Locale) -> Result<String> {
        let own = if locale.is_english() {
            String::new()
        } else {
            let path = root.join(WORDS).join(format!("{}.txt", locale.id));
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?
        };
        self.file_with(locale, &own).with_context(|| format!("the symbols' words in {}", locale.id))
    }

    fn file_with(&self, locale: Locale, own: &str) -> Result<String> {
        let mut own = lines(own);
        let mut body = String::from("@kaomoji\n");
        for entry in &self.kaomoji {
            body += &line(entry, &entry.words);
        }
        body += "@text-symbols\n";
        for entry in &self.symbols {
            let mut words = Vec::new();
            if !locale.is_english() {
                let (text, list) =
                    own.next().and_then(|line| line.split_once('\t')).context("too few lines")?;
                ensure!(text == entry.text, "{text:?} instead of {:?}", entry.text);
                words = split_words(list)?;
            }
            let english = entry.words.iter().copied();
            let english: Vec<&str> = english.filter(|word| !words.contains(word)).collect();
            words.extend(english);
            body += &line(entry, &words);
        }
        ensure!(own.next().is_none(), "too many lines");
        Ok(format!("# texts 1 {} {}\n{body}", locale.id, body.len()))
    }
}

fn line(entry: &Entry, words: &[&str]) -> String {
    format!("{}\t{}\t{}\n", entry.text, words.join("|"), entry.emoji.join(" "))
}

/// Returns the lines of a list without comments and without the headings of its parts.
fn lines(list: &str) -> impl Iterator<Item = &str> {
    let is_other = |line: &str| line.is_empty() || line.starts_with("# ") || line.starts_with("= ");
    list.lines().filter(move |line| !is_other(line))
}

fn qualified(emoji: &str, glyphs: &Glyphs) -> Result<Vec<&'static str>> {
    emoji.split(' ').map(|glyph| glyphs.qualified(glyph)).collect()
}

fn split_words(list: &str) -> Result<Vec<&str>> {
    let words: Vec<&str> = list.split(", ").collect();
    for word in &words {
        let is_clean = word.trim() == *word && !word.is_empty();
        ensure!(is_clean && !word.contains(['|', '\t']), "{word:?} is no word");
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::super::locales::{LOCALES, find};
    use super::*;

    fn groups() -> TextGroups {
        TextGroups::new(&Glyphs::all()).unwrap()
    }

    #[test]
    fn every_language_has_a_file() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for locale in LOCALES {
            let file = groups().file(root, locale).unwrap();
            let (header, body) = file.split_once('\n').unwrap();
            assert_eq!(header, format!("# texts 1 {} {}", locale.id, body.len()));
            assert_eq!(body.lines().count(), 2 + groups().kaomoji.len() + groups().symbols.len());
            let shrug = body.lines().find(|line| line.starts_with(r"¯\_(ツ)_/¯")).unwrap();
            assert_eq!(shrug.split('\t').collect::<Vec<_>>(), [r"¯\_(ツ)_/¯", "", "🤷"]);
            assert!(body.contains("\nಠ_ಠ\t|look of disapproval\t😒 🤨\n"));
        }
    }

    #[test]
    fn own_words_precede_english_ones() {
        let groups = TextGroups {
            kaomoji: Vec::new(),
            symbols: vec![
                Entry { text: "→", words: vec!["arrow", "next"], emoji: vec!["➡️"] },
                Entry { text: "€", words: vec!["euro"], emoji: Vec::new() },
            ],
        };
        let german = find("de").unwrap();
        let file = groups.file_with(german, "→\tPfeil, next\n€\tEuro\n").unwrap();
        assert!(file.ends_with("→\tPfeil|next|arrow\t➡️\n€\tEuro|euro\t\n"), "{file}");
        for bad in ["→\tPfeil\n", "→\tPfeil\n£\tPfund\n", "→\ta|b\n€\tc\n", "→\ta\n€\tb\n£\tc\n"]
        {
            assert!(groups.file_with(german, bad).is_err(), "{bad:?}");
        }
    }

    /// See the head of `kaomoji.txt`.
    #[test]
    fn no_kaomoji_has_a_pair_of_marks() {
        for Entry { text, .. } in groups().kaomoji {
            assert!(['*', '`', '~'].iter().all(|mark| text.matches(*mark).count() < 2), "{text}");
            assert!(!text.contains(['[', ']']), "{text}: BB codes have such brackets");
        }
    }
}
