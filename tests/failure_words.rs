//! Texts of the failure screens that `boot.js` shows if the app does not start.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic"
)]

use b24_emoji_picker::locale::Locale;
use serde_json::{Map, Value};
use std::fs;

const BOOT: &str = include_str!("../boot.js");

fn failure_texts(locale: Locale) -> Map<String, Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/locale/failures");
    let text = fs::read_to_string(format!("{folder}/{}.json", locale.tag()));
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", locale.tag()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", locale.tag()))
}

/// Returns the source of `boot.js` between two marks.
fn boot_section(from: &str, to: &str) -> &'static str {
    let (_, rest) = BOOT.split_once(from).expect("boot.js contains the start mark");
    rest.split_once(to).expect("boot.js contains the end mark").0
}

#[test]
fn every_language_has_every_word_and_no_other() {
    let english = failure_texts(Locale::En);
    for locale in Locale::ALL {
        let own = failure_texts(locale);
        assert!(own.keys().eq(english.keys()), "{}", locale.tag());
        for (key, value) in &own {
            let placeholders = |value: &Value| value.to_string().matches("{}").count();
            assert_eq!(placeholders(value), placeholders(&english[key]), "{} {key}", locale.tag());
            let texts = value.as_array().map_or(1, Vec::len);
            assert_eq!(texts, english[key].as_array().map_or(1, Vec::len));
            assert!(!value.to_string().contains("\"\""), "{} {key} is empty", locale.tag());
        }
    }
}

#[test]
fn the_english_ones_are_those_of_the_page() {
    let mut english = failure_texts(Locale::En);
    let reload = english.remove("reload").expect("the text of the button");
    assert!(include_str!("../index.html").contains(&format!(">{}<", reload.as_str().unwrap())));
    let failures = boot_section("const FAILURES = {\n", "\n};");
    for line in failures.lines() {
        let (kind, texts) = line.trim().split_once(": ").expect("a kind and its texts");
        let texts: Value = serde_json::from_str(texts.trim_end_matches(',')).expect("two texts");
        assert_eq!(english.get(kind), Some(&texts), "{kind}");
    }
    assert_eq!(failures.lines().count(), english.len());
}

#[test]
fn boot_js_and_the_app_map_the_same_portal_codes() {
    let table = boot_section("const TAGS = { ", " };");
    for entry in table.split(", ") {
        let (code, tag) = entry.split_once(": ").expect("a code and a tag");
        let locale = Locale::from_lang(code);
        assert_eq!(locale.tag().to_ascii_lowercase(), tag.trim_matches('"'), "{code}");
    }
    assert_eq!(table.split(", ").count(), 10);
}
