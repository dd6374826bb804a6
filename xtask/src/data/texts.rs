//! The interface texts of one language: from `src/locale/texts/<locale>.txt` into the pack.
//!
//! Lines `key = text`; lines that start with `#` are comments, blank lines are ignored.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

/// The folder of the hand-written texts, from the top of the repository.
const FOLDER: &str = "src/locale/texts";

/// Reads the texts of `locale`: lines `key=text` in the order of the file. The tests of
/// `src/locale`, which know the keys, check that none is missing.
///
/// # Errors
/// When the file is missing or a line is invalid; the error names it.
pub fn read(root: &Path, locale: &str) -> Result<Vec<String>> {
    let name = format!("{FOLDER}/{locale}.txt");
    let text = fs::read_to_string(root.join(&name))
        .with_context(|| format!("reading the texts {name}"))?;
    parse(&text).with_context(|| name)
}

fn parse(text: &str) -> Result<Vec<String>> {
    let mut keys = HashSet::new();
    let mut texts = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let Some((key, text)) = line.split_once('=') else {
            bail!("line {number} is no `key = text`: {line:?}");
        };
        let (key, text) = (key.trim(), text.trim());
        ensure!(is_key(key), "line {number}: {key:?} is no key");
        ensure!(!text.is_empty(), "line {number}: {key} has no text");
        ensure!(!text.contains(char::is_control), "line {number}: {key} has a control character");
        ensure!(keys.insert(key), "line {number}: {key} comes twice");
        texts.push(format!("{key}={text}"));
    }
    Ok(texts)
}

fn is_key(key: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
    !key.is_empty() && key.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_texts_in_order() {
        let texts = parse("# all\n\nretry = Noch einmal\ngroup.food=Essen = Trinken\n").unwrap();
        assert_eq!(texts, ["retry=Noch einmal", "group.food=Essen = Trinken"]);
    }

    #[test]
    fn a_missing_language_is_an_error_that_names_the_file() {
        let error = read(Path::new("/no/such/folder"), "tlh").unwrap_err().to_string();
        assert_eq!(error, "reading the texts src/locale/texts/tlh.txt");
    }

    #[test]
    fn a_bad_line_is_an_error_with_its_number() {
        for (text, words) in [
            ("a = b\nc", "line 2 is no"),
            ("A b = c", "line 1: \"A b\" is no key"),
            ("a =", "a has no text"),
            ("a = b\tc", "control"),
            ("a = b\n\na = c", "line 3: a comes twice"),
        ] {
            let error = parse(text).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
