//! Checks that the texts and the titles are complete in every language.

use super::AdminText;
use super::titles::Titles;
use crate::locale::{Locale, lines};
use std::collections::BTreeMap;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/admin/texts");

fn read(tag: &str) -> BTreeMap<String, String> {
    let source = std::fs::read_to_string(Path::new(FOLDER).join(format!("{tag}.txt")));
    let source = source.expect("a file of texts");
    for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.contains(" = "), "{tag}: {line:?}");
    }
    let mut texts = BTreeMap::new();
    for (key, text) in lines(&source) {
        assert!(!text.is_empty(), "{tag}: {key} is empty");
        let twice = texts.insert(key.to_owned(), text.to_owned());
        assert_eq!(twice, None, "{tag}: {key} is defined twice");
    }
    texts
}

fn tags() -> Vec<String> {
    let files = std::fs::read_dir(FOLDER).expect("the folder of texts");
    let name = |file: std::io::Result<std::fs::DirEntry>| {
        file.expect("a file").file_name().into_string().expect("a name of letters")
    };
    files.map(|file| name(file).strip_suffix(".txt").expect("a file of texts").to_owned()).collect()
}

#[test]
fn each_file_has_each_text_and_no_other() {
    let english = read("en");
    let mut keys = AdminText::KEYS.to_vec();
    keys.sort_unstable();
    for tag in tags() {
        assert!(Locale::ALL.iter().any(|locale| locale.tag() == tag), "{tag}");
        let texts = read(&tag);
        assert_eq!(texts.keys().collect::<Vec<_>>(), keys, "{tag}");
        for (key, text) in &texts {
            let holes = |text: &str| text.matches("{}").count();
            assert_eq!(holes(text), holes(&english[key]), "{tag}: {key} = {text}");
        }
    }
}

#[test]
fn each_language_of_portals_has_a_short_title() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/placement-titles.json");
    let titles = Titles::read(&std::fs::read_to_string(file).expect("the file of titles"));
    let titles = titles.expect("titles");
    let mut tags: Vec<&str> = Vec::new();
    for title in titles.all() {
        let locale = Locale::from_lang(&title.lang);
        assert!(locale != Locale::En || title.lang == "en", "{}", title.lang);
        tags.push(locale.tag());
        assert!((1..=20).contains(&title.title.chars().count()), "{}", title.title);
        assert!((1..=60).contains(&title.description.chars().count()), "{}", title.description);
    }
    tags.sort_unstable();
    let mut all = Locale::ALL.map(Locale::tag);
    all.sort_unstable();
    assert_eq!(tags, all);
}
