//! The privacy page and the terms, which are delivered beside the picker's page.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail as tests do")]

use b24_emoji_picker::admin::{AdminText, AdminTexts};
use b24_emoji_picker::locale::Locale;
use std::fs;

/// The names of the pages, each with the text of the administrators' page that links to it.
const PAGES: [(&str, AdminText); 2] =
    [("privacy.html", AdminText::Privacy), ("terms.html", AdminText::Terms)];

/// The licensor, as in `LICENSE-MIT`.
const LICENSOR: &str = "The b24-emoji-picker authors";

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("a file")
}

fn page(name: &str) -> String {
    read(&format!("src/legal/{name}"))
}

fn admin_texts(locale: Locale) -> AdminTexts {
    AdminTexts::read(&read(&format!("src/admin/texts/{}.txt", locale.tag())), None)
}

/// Returns the section of a language.
fn section(page: &str, locale: Locale) -> &str {
    let tag = locale.tag();
    let rtl = if locale.is_rtl() { " dir=\"rtl\"" } else { "" };
    let start = format!("<section id=\"{tag}\" lang=\"{tag}\"{rtl}>");
    let (_, rest) = page.split_once(&start).expect(&start);
    rest.split_once("</section>").expect("the end of the section").0
}

/// Returns the names of a text's tags, without their attributes.
fn tags(html: &str) -> Vec<&str> {
    let starts = html.split('<').skip(1);
    starts
        .map(|tag| tag.split(['>', ' ']).next().unwrap())
        .filter(|it| !it.contains("span"))
        .collect()
}

#[test]
fn each_language_has_a_section_of_the_same_structure() {
    for (name, link) in PAGES {
        let page = page(name);
        let english = tags(section(&page, Locale::En));
        for locale in Locale::ALL {
            let section = section(&page, locale);
            assert_eq!(tags(section), english, "{name} {}", locale.tag());
            for tag in ["p", "dt", "dd"] {
                assert!(!section.contains(&format!("<{tag}></{tag}>")), "{name} {}", locale.tag());
            }
            let texts = admin_texts(locale);
            let heading = format!("<h2>{}</h2>", texts.get(link));
            assert!(section.contains(&heading), "{name}: {heading}");
            let title = texts.get(AdminText::Title).replace('&', "&amp;");
            assert!(section.contains(&title), "{name}: {title}");
            assert!(page.contains(&format!("<a href=\"#{}\"", locale.tag())), "{}", locale.tag());
        }
        assert_eq!(page.matches("<section ").count(), Locale::ALL.len(), "{name}");
    }
}

/// The market's rules require the names of the app and of the licensor in its licence agreement.
#[test]
fn the_terms_name_the_licensor_and_the_licences_in_each_language() {
    assert!(read("LICENSE-MIT").contains(LICENSOR));
    let page = page("terms.html");
    for locale in Locale::ALL {
        let section = section(&page, locale);
        for words in [LICENSOR, ">Apache License 2.0</a>", ">MIT License</a>", "KLIPY", "GIPHY"] {
            assert!(section.contains(words), "{words} in {}", locale.tag());
        }
    }
}

/// The policy allows no inline code, and the page must be readable without any script.
#[test]
fn they_contain_no_code_and_work_in_any_charset_of_the_host() {
    for (name, _) in PAGES {
        let page = page(name);
        assert!(page.starts_with("\u{feff}<!doctype html>\n<html lang=\"en\">"), "{name}");
        assert!(page.contains("<meta charset=\"utf-8\">"), "{name}");
        for code in
            ["<script", "<style", " style=", " on", "javascript:", "<img", "<iframe", "<form"]
        {
            let found = page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
            assert!(
                !found.map(|tag| format!("<{tag}")).any(|tag| tag.contains(code)),
                "{name}: {code}"
            );
        }
        assert_eq!(page.matches("href=\"./").count(), 1, "{name} has one file, the style sheet");
        assert!(page.contains("<link rel=\"stylesheet\" href=\"./legal.css\">"), "{name}");
    }
}

/// A change of what is stored or sent has to change the page too. The names are those of the sources.
#[test]
fn the_entries_in_web_storage_are_those_that_the_page_was_written_for() {
    const KNOWN: [&str; 7] = [
        // The state of the user; in a portal, the user option of the same name.
        "emoji_picker",
        "emoji_picker_changes",
        "emoji_picker_glyphs",
        "emoji_picker_place",
        "emoji_picker_portal",
        "emoji_picker_stickers",
        "emoji_picker_theme",
    ];
    let mut found = Vec::new();
    let mut folders = vec![format!("{}/src", env!("CARGO_MANIFEST_DIR")).into()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir::<std::path::PathBuf>(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let source = fs::read_to_string(path).unwrap();
                for line in source.lines().filter(|line| line.contains("const ")) {
                    let name = line.split('"').nth(1).unwrap_or_default().trim();
                    if name.starts_with("emoji_picker") {
                        found.push(name.to_owned());
                    }
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert_eq!(found, KNOWN);
}
