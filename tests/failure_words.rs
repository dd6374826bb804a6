//! The words of failure screens, which `boot.js` shows when the app cannot.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests' helpers fail like the tests do"
)]

use b24_emoji_picker::locale::Locale;
use serde_json::{Map, Value};
use std::fs;

const BOOT: &str = include_str!("../boot.js");

fn words(locale: Locale) -> Map<String, Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/locale/failures");
    let text = fs::read_to_string(format!("{folder}/{}.json", locale.tag()));
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", locale.tag()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", locale.tag()))
}

/// Between two marks of `boot.js`.
fn part(from: &str, to: &str) -> &'static str {
    let (_, rest) = BOOT.split_once(from).expect("boot.js has the part");
    rest.split_once(to).expect("boot.js has its end").0
}

#[test]
fn every_language_has_every_word_and_no_other() {
    let english = words(Locale::En);
    for locale in Locale::ALL {
        let own = words(locale);
        assert!(own.keys().eq(english.keys()), "{}", locale.tag());
        for (key, value) in &own {
            let gaps = |value: &Value| value.to_string().matches("{}").count();
            assert_eq!(gaps(value), gaps(&english[key]), "{} {key}", locale.tag());
            let texts = value.as_array().map_or(1, Vec::len);
            assert_eq!(texts, english[key].as_array().map_or(1, Vec::len));
            assert!(!value.to_string().contains("\"\""), "{} {key} is empty", locale.tag());
        }
    }
}

#[test]
fn the_english_ones_are_those_of_the_page() {
    let mut english = words(Locale::En);
    let reload = english.remove("reload").expect("a word for the button");
    assert!(include_str!("../index.html").contains(&format!(">{}<", reload.as_str().unwrap())));
    let failures = part("const FAILURES = {\n", "\n};");
    for line in failures.lines() {
        let (kind, texts) = line.trim().split_once(": ").expect("a kind and its texts");
        let texts: Value = serde_json::from_str(texts.trim_end_matches(',')).expect("two texts");
        assert_eq!(english.get(kind), Some(&texts), "{kind}");
    }
    assert_eq!(failures.lines().count(), english.len());
}

#[test]
fn portals_names_of_languages_are_those_that_the_app_knows() {
    let table = part("const TAGS = { ", " };");
    for entry in table.split(", ") {
        let (code, tag) = entry.split_once(": ").expect("a pair");
        let locale = Locale::from_lang(code);
        assert_eq!(locale.tag().to_ascii_lowercase(), tag.trim_matches('"'), "{code}");
    }
    assert_eq!(table.split(", ").count(), 10);
}
