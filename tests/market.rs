//! The texts of the app's listing in the Bitrix24 Market, `deploy/market/texts/`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do"
)]

use b24_emoji_picker::admin::{AdminText, AdminTexts};
use b24_emoji_picker::locale::Locale;
use std::collections::BTreeMap;
use std::fs;

/// The keys of the full description, in its order.
const DESCRIPTION: [&str; 10] = [
    "about",
    "feature_emoji",
    "feature_search",
    "feature_gifs",
    "feature_stickers",
    "feature_keyboard",
    "limit_portal",
    "limit_admin",
    "limit_gif_key",
    "privacy",
];
/// The keys of the description of the installation.
const INSTALLATION: [&str; 3] = ["install_1", "install_2", "install_3"];

/// Names that each text has in every language, so that no translation lost a fact.
const FACTS: [(&str, &[&str]); 6] = [
    ("feature_emoji", &["Unicode Emoji 18"]),
    ("feature_search", &["20"]),
    ("feature_gifs", &["KLIPY", "GIPHY"]),
    ("limit_portal", &["im 25.1600"]),
    ("limit_gif_key", &["klipy.com/developers", "developers.giphy.com", "100"]),
    ("install_3", &["klipy.com/developers", "developers.giphy.com"]),
];

type Texts = BTreeMap<String, String>;

fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).expect(&path)
}

fn listing(locale: Locale) -> Texts {
    let source = read(&format!("deploy/market/texts/{}.txt", locale.tag()));
    let mut texts = Texts::new();
    for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, text) = line.split_once(" = ").expect(line);
        let twice = texts.insert(key.to_owned(), text.to_owned());
        assert_eq!(twice, None, "{}: {key} is defined twice", locale.tag());
    }
    texts
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[test]
fn each_language_has_each_text_and_no_other() {
    let mut keys = vec!["name", "short", "keywords"];
    keys.extend(DESCRIPTION);
    keys.extend(INSTALLATION);
    keys.sort_unstable();
    for locale in Locale::ALL {
        let texts = listing(locale);
        assert_eq!(texts.keys().collect::<Vec<_>>(), keys, "{}", locale.tag());
        for (key, text) in &texts {
            let is_plain = !text.contains(['<', '>', '{', '}']) && !text.contains("&amp;");
            assert!(!text.is_empty() && is_plain, "{} {key}: {text}", locale.tag());
        }
    }
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/market/texts"));
    assert_eq!(files.expect("the folder").count(), Locale::ALL.len());
}

/// The market documents a limit only for the search words, 2,000 characters. The others are ours: what
/// a list of apps shows, and what a person reads.
#[test]
fn each_text_has_a_sensible_length() {
    for locale in Locale::ALL {
        let (tag, texts) = (locale.tag(), listing(locale));
        let total = |keys: &[&str]| keys.iter().map(|key| length(&texts[*key])).sum::<usize>();
        assert!((5..=50).contains(&length(&texts["name"])), "{tag}");
        assert!((20..=150).contains(&length(&texts["short"])), "{tag}: {}", texts["short"]);
        let description = total(&DESCRIPTION);
        assert!((400..=2_500).contains(&description), "{tag}: {description}");
        let installation = total(&INSTALLATION);
        assert!((100..=1_000).contains(&installation), "{tag}: {installation}");
        assert!(length(&texts["keywords"]) <= 2_000, "{tag}");
    }
}

#[test]
fn each_language_names_the_same_facts() {
    for locale in Locale::ALL {
        let texts = listing(locale);
        for (key, facts) in FACTS {
            for fact in facts {
                assert!(texts[key].contains(fact), "{} {key}: {fact}", locale.tag());
            }
        }
    }
}

/// The app, its terms and its listing must have one name, and the buttons are found by theirs.
#[test]
fn names_are_those_of_the_administrators_page() {
    let english = read("src/admin/texts/en.txt");
    for locale in Locale::ALL {
        let own = read(&format!("src/admin/texts/{}.txt", locale.tag()));
        let admin = AdminTexts::read(&english, Some((locale, &own)));
        let texts = listing(locale);
        assert_eq!(texts["name"], admin.get(AdminText::Title), "{}", locale.tag());
        for (key, names) in [
            ("install_1", &[AdminText::Add][..]),
            ("install_2", &[AdminText::Finish]),
            ("install_3", &[AdminText::Settings, AdminText::TryKey, AdminText::Save]),
        ] {
            for name in names {
                let name = admin.get(*name);
                assert!(texts[key].contains(name), "{} {key}: {name}", locale.tag());
            }
        }
    }
}

/// The rules forbid it.
#[test]
fn the_search_words_name_no_product() {
    for locale in Locale::ALL {
        let keywords = listing(locale)["keywords"].to_lowercase();
        for name in ["bitrix", "битрикс", "giphy", "klipy", "slack", "telegram"] {
            assert!(!keywords.contains(name), "{}: {name}", locale.tag());
        }
    }
}

/// The short description does not repeat the name, and has one or two sentences.
#[test]
fn the_short_description_complements_the_name() {
    for locale in Locale::ALL {
        let texts = listing(locale);
        let short = &texts["short"];
        assert!(!short.contains(&texts["name"]), "{}: {short}", locale.tag());
        let sentences = short.matches(['.', '。', '।', '!', '?']).count();
        assert!(sentences <= 2, "{}: {short}", locale.tag());
    }
}
