//! Tests that the text files are complete and consistent.

use super::texts::lines;
use super::{Category, Locale, Text};
use std::collections::BTreeMap;
use std::path::Path;

/// Returns the categories that `Intl.PluralRules` has for whole numbers: required ones, and
/// optional ones, which only millions need (`many` of the Romance languages).
fn plural_forms(locale: Locale) -> (&'static [&'static str], &'static [&'static str]) {
    use Locale::{Ar, De, En, Es419, Fr, Hi, Id, It, Ja, Kk, Ms, Pl, PtBr, Ru, Th, Tr, Uk, Vi};
    match locale {
        Ru | Uk | Pl => (&["one", "few", "many", "other"], &[]),
        Ar => (&["zero", "one", "two", "few", "many", "other"], &[]),
        En | De | Tr | Kk | Hi => (&["one", "other"], &[]),
        Es419 | PtBr | Fr | It => (&["one", "other"], &["many"]),
        Ja | Locale::ZhHans | Locale::ZhHant | Th | Vi | Id | Ms => (&["other"], &[]),
    }
}

fn read(locale: Locale) -> Option<BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale/texts");
    let source = std::fs::read_to_string(folder.join(format!("{}.txt", locale.tag()))).ok()?;
    let mut texts = BTreeMap::new();
    for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.contains(" = "), "{}: {line:?}", locale.tag());
    }
    for (key, text) in lines(&source) {
        assert!(!text.is_empty(), "{}: {key} is empty", locale.tag());
        let twice = texts.insert(key.to_owned(), text.to_owned());
        assert_eq!(twice, None, "{}: {key} occurs twice", locale.tag());
    }
    Some(texts)
}

/// Returns the key without its plural category.
fn stem(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((stem, category)) if Category::by_name(category).is_some() => stem,
        _ => key,
    }
}

/// Returns whether a plural form may leave out its number. Arabic expresses none, one and two by the
/// form of the noun.
fn may_lack_number(locale: Locale, key: &str) -> bool {
    locale == Locale::Ar && [".zero", ".one", ".two"].iter().any(|form| key.ends_with(*form))
}

#[test]
fn english_has_each_text_and_no_other() {
    let english = read(Locale::En).expect("English texts");
    let mut stems: Vec<&str> = english.keys().map(|key| stem(key)).collect();
    stems.dedup();
    let mut keys: Vec<&str> = Text::ALL.iter().map(|text| text.key()).collect();
    keys.sort_unstable();
    stems.sort_unstable();
    assert_eq!(stems, keys);
}

#[test]
fn each_language_has_the_texts_of_english() {
    let english = read(Locale::En).expect("English texts");
    let has_forms = |key: &str| stem(key) != key;
    for locale in Locale::ALL {
        let Some(texts) = read(locale) else { continue };
        let (required, optional) = plural_forms(locale);
        let mut expected: Vec<String> =
            english.keys().filter(|key| !has_forms(key)).cloned().collect();
        for key in english.keys().filter(|key| key.ends_with(".other")) {
            expected.extend(required.iter().map(|form| format!("{}.{form}", stem(key))));
        }
        expected.sort_unstable();
        let is_optional = |key: &str| {
            has_forms(key) && optional.iter().any(|form| key.ends_with(&format!(".{form}")))
        };
        let found: Vec<&String> = texts.keys().filter(|key| !is_optional(key)).collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>(), "{}", locale.tag());
        for (key, text) in &texts {
            let model = english.get(key).or_else(|| english.get(&format!("{}.other", stem(key))));
            let holes = |text: &str| text.matches("{}").count();
            let model = model.unwrap_or_else(|| panic!("{key} is not in English"));
            if holes(text) == 0 && may_lack_number(locale, key) {
                continue;
            }
            assert_eq!(holes(text), holes(model), "{}: {key} = {text}", locale.tag());
        }
    }
}

#[test]
fn each_file_is_of_a_known_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale/texts");
    for file in std::fs::read_dir(folder).expect("a readable folder of texts") {
        let name =
            file.expect("a directory entry").file_name().into_string().expect("a name in UTF-8");
        let tag = name.strip_suffix(".txt").expect("a file name that ends in .txt");
        assert!(Locale::ALL.iter().any(|locale| locale.tag() == tag), "{name}");
    }
}
