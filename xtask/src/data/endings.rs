//! The endings that words take, for queries in another case, number or person than the names.

use std::collections::HashSet;

use anyhow::{Context as _, Result, ensure};

use super::locales::Locale;

/// Lines: a language, then its endings. The comment in the file describes them.
const LIST: &str = include_str!("endings.txt");

/// Returns the endings for the pack of `locale` as one line, or nothing.
///
/// # Errors
/// When a line of the list is invalid.
pub fn endings(locale: Locale) -> Result<Vec<String>> {
    parse(LIST, locale.id)
}

fn parse(list: &str, id: &str) -> Result<Vec<String>> {
    let lines = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut found = Vec::new();
    for line in lines {
        let (language, endings) = line.split_once(' ').context("endings.txt: no endings")?;
        check(endings).with_context(|| format!("endings.txt: {language}"))?;
        if language == id {
            found.push(endings.to_owned());
        }
    }
    Ok(found)
}

fn check(endings: &str) -> Result<()> {
    let mut seen = HashSet::new();
    let mut last = 1;
    for ending in endings.split(' ') {
        let length = ending.chars().count();
        ensure!(length >= last, "{ending:?} comes behind a longer one, or is empty");
        ensure!(seen.insert(ending), "{ending:?} comes twice");
        last = length;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::locales::LOCALES;

    #[test]
    fn the_list_is_sound_and_each_language_has_a_pack() {
        let with_endings = LOCALES.iter().filter(|locale| !endings(**locale).unwrap().is_empty());
        let languages = LIST.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(with_endings.count(), languages.count());
    }

    #[test]
    fn refuses_what_is_not_sorted_or_comes_twice() {
        assert_eq!(parse("# a\n\nru а ой\nuk е\n", "ru").unwrap(), ["а ой"]);
        for list in ["ru", "ru ой а", "ru а а", "ru а  о"] {
            assert!(parse(list, "ru").is_err(), "{list:?}");
        }
    }
}
