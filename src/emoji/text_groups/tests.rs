//! The reader of the lists, and the search, with the data that ships.

use super::*;
use crate::emoji::{Found, Group, Index, search, test_data};
use crate::locale::Locale;

fn file(locale: &str) -> String {
    let path = format!("{}/data/text/{locale}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

struct Languages {
    catalogue: Catalogue,
    texts: TextGroups,
    indexes: Vec<Index>,
}

impl Languages {
    fn new(tags: &[&str]) -> Self {
        Self::using(tags, &[])
    }

    /// The languages for a user who uses these texts.
    fn using(tags: &[&str], used: &[&str]) -> Self {
        let emoji = test_data::catalogue();
        let packs: Vec<Arc<Pack>> = tags.iter().map(|tag| Arc::new(test_data::pack(tag))).collect();
        let of_list: Vec<&Pack> = packs.iter().map(|pack| &**pack).collect();
        let mut list = TextList::parse(&file(tags[0])).unwrap();
        list.begin_with(used.iter().copied());
        let mut preparation = TextPreparation::new(&list, &emoji, &of_list).unwrap();
        while preparation.step() {}
        let (catalogue, texts) = preparation.finish(&emoji);
        let indexes = packs.into_iter().map(|pack| Index::new(&emoji, pack)).collect();
        Self { catalogue, texts, indexes }
    }

    fn glyph(&self, id: EmojiId) -> &str {
        &self.catalogue.get(id).unwrap().glyph
    }

    fn texts(&self, query: &str) -> Vec<&str> {
        self.texts.search(query).map(|id| self.glyph(id)).collect()
    }

    fn found(&self, query: &str) -> Found {
        let indexes: Vec<&Index> = self.indexes.iter().collect();
        let mut found = search(query, &self.catalogue, &indexes, &[], &|_| true);
        found.add_texts(self.texts.search(query));
        found
    }

    fn name(&self, text: &str) -> &str {
        self.texts.name(self.catalogue.find(text).unwrap()).unwrap()
    }

    fn group(&self, group: Group) -> Vec<&str> {
        let all = self.catalogue.iter().filter(|(_, it)| it.group == group);
        all.map(|(_, it)| &*it.glyph).collect()
    }
}

#[track_caller]
fn finds(languages: &Languages, query: &str, text: &str) {
    let texts = languages.texts(query);
    assert!(texts.contains(&text), "{query:?} finds {texts:?}");
}

#[test]
fn every_language_has_all_texts_with_names() {
    for locale in Locale::ALL {
        let languages = Languages::new(&[locale.tag()]);
        let count = |group| languages.group(group).len();
        assert_eq!((count(Group::Kaomoji), count(Group::TextSymbols)), (131, 220), "{locale:?}");
        assert_eq!(languages.catalogue.len(), test_data::catalogue().len());
        for (id, text) in languages.catalogue.iter().skip(languages.catalogue.len()) {
            assert!(!languages.texts.name(id).unwrap().is_empty(), "{text:?} in {locale:?}");
        }
        assert_eq!(languages.texts.name(0), None, "an emoji has its name in the pack");
    }
}

#[test]
fn names_are_in_the_users_language() {
    let russian = Languages::new(&["ru", "en"]);
    assert_eq!(russian.name("→"), "стрелка вправо");
    assert_eq!(
        russian.name(r"¯\_(ツ)_/¯"),
        test_data::pack("ru").name(russian.catalogue.find("🤷").unwrap())
    );
    assert_eq!(Languages::new(&["en"]).name("№"), "numero sign");
}

#[test]
fn texts_are_found_by_their_words_in_several_languages() {
    let russian = Languages::new(&["ru", "en"]);
    for (query, text) in [
        ("пожимает", r"¯\_(ツ)_/¯"),
        ("shrug", r"¯\_(ツ)_/¯"),
        (":shrug", r"¯\_(ツ)_/¯"),
        ("стрелка", "→"),
        ("стрелку", "→"),
        ("arrow", "→"),
        ("euro", "€"),
        ("евро", "€"),
    ] {
        finds(&russian, query, text);
    }
    finds(&Languages::new(&["ja", "en"]), "やじるし", "→");
    finds(&Languages::new(&["ja", "en"]), "yajirushi", "→");
    finds(&Languages::new(&["zh-Hant", "en"]), "箭頭", "→");
    finds(&Languages::new(&["zh-Hans", "en"]), "youjiantou", "→");
    finds(&Languages::new(&["de", "en"]), "pfeil", "→");
    finds(&Languages::new(&["en"]), "table flip", "(╯°□°)╯︵ ┻━┻");
}

#[test]
fn a_pasted_text_is_found() {
    let english = Languages::new(&["en"]);
    for text in [r"¯\_(ツ)_/¯", "→", "€", "½", "(^_^)/", "orz"] {
        assert_eq!(english.texts(text), [text]);
        assert_eq!(english.texts(&format!(" {text} ")), [text]);
    }
}

#[test]
fn texts_come_behind_the_emoji_and_instead_of_guesses() {
    let english = Languages::new(&["en"]);
    for query in ["arrow", "shrug", "euro", "star", "smile", "heart"] {
        let found = english.found(query);
        let emoji = search(query, &test_data::catalogue(), &[&english.indexes[0]], &[], &|_| true);
        assert!(!emoji.hits.is_empty() && found.hits.len() > emoji.hits.len(), "{query}");
        assert_eq!(found.hits[..emoji.hits.len()], emoji.hits, "{query}");
        assert_eq!((found.guesses, found.guess), (emoji.guesses, emoji.guess), "{query}");
    }
    let only_texts = english.found("pilcrow");
    assert_eq!(only_texts.hits.iter().map(|id| english.glyph(*id)).collect::<Vec<_>>(), ["¶"]);
    assert_eq!((only_texts.guesses.len(), only_texts.guess), (0, None));
    let nothing = english.found("qqqqqq");
    assert_eq!(nothing, english.found("qqqqqq"));
    assert!(nothing.hits.is_empty());
}

#[test]
fn the_users_own_come_first_in_their_groups() {
    let usual = Languages::new(&["en"]);
    let used = Languages::using(&["en"], &["😀", "€", "(T_T)", "→", r"¯\_(ツ)_/¯", "(T_T)x", ""]);
    assert_eq!(used.group(Group::Kaomoji)[..3], ["(T_T)", r"¯\_(ツ)_/¯", "(◕‿◕)"]);
    assert_eq!(used.group(Group::TextSymbols)[..3], ["€", "→", "←"]);
    for group in [Group::Kaomoji, Group::TextSymbols] {
        let (mut one, mut other) = (usual.group(group), used.group(group));
        one.sort_unstable();
        other.sort_unstable();
        assert_eq!(one, other);
    }
    assert_eq!(used.name("(T_T)"), usual.name("(T_T)"));
}

#[test]
fn a_file_that_is_no_list() {
    for text in [
        "",
        "\n",
        "<!doctype html>\n",
        "# texts 1 en\n",
        "# texts 2 en 4\n(:)\n",
        "# texts 1 en x\n(:)\n",
        "# texts 1 en 99\n@kaomoji\n",
    ] {
        assert_eq!(TextList::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_file_that_was_cut_off() {
    let whole = file("ru");
    assert!(TextList::parse(&whole).is_some());
    for (end, _) in whole.char_indices().step_by(7) {
        assert_eq!(TextList::parse(&whole[..end]), None, "{end}");
    }
}

/// The length is right, so the file is what the server has; its lines are not.
#[test]
fn garbage_costs_only_the_texts() {
    let (emoji, pack) = (test_data::catalogue(), test_data::pack("en"));
    let begins = |body: &str| {
        let list = TextList::parse(&format!("# texts 1 en {}\n{body}", body.len())).unwrap();
        TextPreparation::new(&list, &emoji, &[&pack]).is_some()
    };
    for body in [
        "",
        "\n\n",
        "@kaomoji\n",
        "@nonsense\n(:\t\t😀\n",
        "(:\t\t😀\n",
        "@kaomoji\n(:\t\tx\n",
        "@kaomoji\n\tx\t\n",
        "@kaomoji\n(:\n(:\t\t😀\n",
        "@popular\n(:\t\t😀\n",
        "\u{0}\t\u{0}\t\u{0}\n",
    ] {
        assert!(!begins(body), "{body:?}");
    }
    assert!(begins("@kaomoji\n(:\t\t😀\n(;\t\tunknown emoji\n"));
    assert!(begins("@text-symbols\n→\tarrow|next\t\tmore\tcolumns\n"));
    let list = TextList::parse("# texts 1 en 9\n@kaomoji\n").unwrap();
    assert!(TextPreparation::new(&list, &emoji, &[]).is_none(), "there are no languages");
}
