//! Keyboard layouts other than US QWERTY, for queries typed in the wrong layout.

use std::collections::HashSet;

use anyhow::{Context as _, Result, ensure};

use super::locales::Locale;

/// Lines: a language, then pairs. The comment in the file describes them.
const LIST: &str = include_str!("layouts.txt");

/// Returns the layouts for the pack of `locale`: its own one; the English pack, which every user
/// loads, has all of them.
///
/// # Errors
/// When a line of the list is invalid.
pub fn layouts(locale: Locale) -> Result<Vec<String>> {
    let all = parse(LIST)?;
    let wanted = all
        .into_iter()
        .filter(|line| locale.is_english() || line.split(' ').next() == Some(locale.id));
    Ok(wanted.map(str::to_owned).collect())
}

fn parse(list: &str) -> Result<Vec<&str>> {
    let lines = list.lines().filter(|line| !line.starts_with("# ") && *line != "#");
    let layouts: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    for line in &layouts {
        check(line).with_context(|| format!("layouts.txt: {line:?}"))?;
    }
    Ok(layouts)
}

fn check(line: &str) -> Result<()> {
    let mut words = line.split(' ');
    ensure!(words.next().is_some_and(|name| !name.is_empty()), "no language");
    let mut keys = HashSet::new();
    for pair in words {
        let mut chars = pair.chars();
        let key = chars.next().context("two blanks")?;
        let given = chars.as_str();
        ensure!(key.is_ascii_graphic(), "{key:?} is not on a US keyboard");
        ensure!(!given.is_empty(), "the key {key} gives nothing");
        ensure!(!given.chars().eq([key]), "the key {key} gives the same");
        ensure!(keys.insert(key), "the key {key} comes twice");
    }
    ensure!(!keys.is_empty(), "no keys");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::locales::LOCALES;

    fn of(locale: &str) -> Vec<String> {
        layouts(LOCALES.into_iter().find(|known| known.id == locale).unwrap()).unwrap()
    }

    /// Returns what the keys of `text` type in a layout of the English pack.
    fn typed(name: &str, text: &str) -> String {
        let layouts = of("en");
        let line = layouts.iter().find(|line| line.starts_with(&format!("{name} "))).unwrap();
        let give = |key| line.split(' ').skip(1).find_map(|pair| pair.strip_prefix(key));
        text.chars().map(|key| give(key).map_or(key.to_string(), str::to_owned)).collect()
    }

    #[test]
    fn words_typed_without_switching_the_layout() {
        for (name, keys, word) in [
            ("ru", "cthlwt", "сердце"),
            ("uk", "cthwt", "серце"),
            ("kk", "8htr", "үрек"),
            ("ar", "rgf", "قلب"),
            ("ar", "sghl", "سلام"),
            ("th", "y;", "ัว"),
            ("hi", "ifj", "गिर"),
            ("el", "kardia", "καρδια"),
        ] {
            assert_eq!(typed(name, keys), word);
        }
        assert_eq!(typed("ar", "b"), "لا", "one key, two letters");
    }

    #[test]
    fn every_script_has_as_many_keys_as_it_needs() {
        for (name, least) in
            [("ru", 40), ("uk", 40), ("kk", 45), ("ar", 60), ("th", 80), ("hi", 80)]
        {
            let [own] = &of(name)[..] else { panic!("{name} has one layout") };
            assert!(own.split(' ').count() > least, "{own}");
        }
        assert!(of("de").is_empty());
        assert_eq!(of("en").len(), 7);
    }

    #[test]
    fn refuses_a_redundant_pair_and_a_contradiction() {
        for line in ["ru", "ru q", "ru qq", "ru qй qц", "ru  qй", "ru йq"] {
            assert!(parse(line).is_err(), "{line:?}");
        }
        assert_eq!(parse("# all\n\nru qй\n").unwrap(), ["ru qй"]);
    }
}
