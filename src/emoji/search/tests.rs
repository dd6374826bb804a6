//! Behaviour of the search, with the data that ships.

use super::*;
use crate::emoji::{Catalogue, Pack, test_data};
use crate::locale::Locale;
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};

struct Searcher {
    catalogue: Catalogue,
    indexes: Vec<Index>,
}

impl Searcher {
    fn new(tags: &[&str]) -> Self {
        let catalogue = test_data::catalogue();
        let index = |tag: &&str| Index::new(&catalogue, Arc::new(test_data::pack(tag)));
        Self { indexes: tags.iter().map(index).collect(), catalogue }
    }

    fn search(&self, query: &str) -> Found {
        self.search_of(query, &[])
    }

    fn search_of(&self, query: &str, own: &[EmojiId]) -> Found {
        let indexes: Vec<&Index> = self.indexes.iter().collect();
        search(query, &self.catalogue, &indexes, own, &|_| true)
    }

    fn glyphs(&self, ids: &[EmojiId]) -> Vec<String> {
        ids.iter()
            .map(|id| self.catalogue.get(*id).unwrap().glyph.replace('\u{fe0f}', ""))
            .collect()
    }

    fn hits(&self, query: &str) -> Vec<String> {
        self.glyphs(&self.search(query).hits)
    }

    fn guesses(&self, query: &str) -> Vec<String> {
        self.glyphs(&self.search(query).guesses)
    }
}

fn english() -> &'static Searcher {
    static SEARCHER: OnceLock<Searcher> = OnceLock::new();
    SEARCHER.get_or_init(|| Searcher::new(&["en"]))
}

fn russian() -> &'static Searcher {
    static SEARCHER: OnceLock<Searcher> = OnceLock::new();
    SEARCHER.get_or_init(|| Searcher::new(&["ru", "en"]))
}

#[track_caller]
fn first(searcher: &Searcher, query: &str, glyph: &str) {
    let hits = searcher.hits(query);
    assert_eq!(hits.first().map(String::as_str), Some(glyph), "{query:?} shows {hits:?}");
}

#[track_caller]
fn among_first(searcher: &Searcher, query: &str, glyph: &str) {
    let hits = searcher.hits(query);
    assert!(hits.iter().take(8).any(|hit| hit == glyph), "{query:?} shows {hits:?}");
}

#[test]
fn exact_names_go_before_words_before_beginnings() {
    first(english(), "pizza", "🍕");
    first(english(), "Thumbs DOWN", "👎");
    first(english(), "monkey", "🐒");
    first(english(), "rock", "🪨");
    let hits = english().hits("cat");
    let place = |glyph: &str| hits.iter().position(|hit| hit == glyph).unwrap();
    assert!(place("🐱") < 2 && place("🐈") < 2);
    assert!(place("😺") < place("🤾"), "a word goes before the beginning of `catch`");
    assert!(!hits.contains(&"🎓".to_owned()), "`education` is noise");
}

#[test]
fn words_come_in_any_order_and_may_be_unfinished() {
    for query in ["tears joy", "joy tears", "joy tea", "te jo"] {
        assert!(english().hits(query).contains(&"😂".to_owned()), "{query}");
    }
    first(english(), "joy tears of face", "😂");
    among_first(english(), "smil cat", "😺");
    assert!(english().hits("pizza xyzzyplugh").is_empty());
}

#[test]
fn the_middle_of_a_word_comes_last() {
    let hits = english().hits("usa");
    assert!(!hits.is_empty());
    assert_ne!(hits[0], "🌭", "a sausage is not the best of the USA");
    assert!(!english().hits("hi").contains(&"🤔".to_owned()), "two letters inside `thinking`");
}

#[test]
fn shortcodes() {
    first(english(), ":tada:", "🎉");
    first(english(), ":cat:", "🐱");
    first(english(), "monkey_face", "🐵");
    first(english(), ":+1:", "👍");
    first(english(), ":-1:", "👎");
    first(english(), "  :wink:  ", "😉");
    among_first(english(), ":tad", "🎉");
    among_first(english(), "tada", "🎉");
}

#[test]
fn emoticons() {
    for (emoticon, glyph) in
        [(":)", "🙂"), (":D", "😄"), ("<3", "❤"), ("</3", "💔"), ("XD", "😆"), (":-)", "🙂")]
    {
        first(english(), emoticon, glyph);
    }
    first(russian(), ":(", "☹");
}

#[test]
fn a_pasted_emoji() {
    first(english(), "🍕", "🍕");
    first(english(), "👍🏽", "👍");
    first(english(), "❤", "❤");
    first(english(), "❤\u{fe0e}", "❤");
    first(english(), "👩🏾\u{200d}💻", "👩\u{200d}💻");
    first(english(), "🫱🏻\u{200d}🫲🏿", "🤝");
    first(english(), "#\u{fe0f}\u{20e3}", "#\u{20e3}");
    first(english(), "🇩🇪", "🇩🇪");
    assert_eq!(english().hits("🔥🎉🔥"), ["🔥", "🎉"]);
    assert!(english().hits("\u{1f9ff}\u{200d}\u{1f9ff}").len() == 1);
}

#[test]
fn flags_by_country_and_code() {
    first(english(), "flag germany", "🇩🇪");
    first(english(), "germany", "🇩🇪");
    first(russian(), "россия", "🇷🇺");
    first(english(), "1", "1\u{20e3}");
    among_first(english(), "de", "🇩🇪");
    among_first(english(), "uk", "🇬🇧");
    among_first(russian(), "германия", "🇩🇪");
    among_first(russian(), "kz", "🇰🇿");
    for query in [":flag-de:", "flag de", "flag_de"] {
        first(english(), query, "🇩🇪");
    }
}

#[test]
fn two_languages_in_one_interface() {
    first(russian(), "пицца", "🍕");
    first(russian(), "pizza", "🍕");
    among_first(russian(), "кот", "🐈");
    among_first(russian(), "елка", "🎄");
    among_first(russian(), "ёлка", "🎄");
    let both = russian().hits("heart красное");
    assert!(both.contains(&"❤".to_owned()), "words of both languages: {both:?}");
}

#[test]
fn the_language_of_the_interface_goes_first() {
    let french = Searcher::new(&["fr", "en"]);
    first(&french, "pain", "🍞");
    // But what English calls exactly so is not hidden behind words that merely begin alike.
    let spanish = Searcher::new(&["es-419", "en"]);
    first(&spanish, "car", "🚗");
}

#[test]
fn german_without_umlauts() {
    let german = Searcher::new(&["de", "en"]);
    for query in ["Löwe", "lowe", "loewe", "LOEWE"] {
        among_first(&german, query, "🦁");
    }
}

#[test]
fn accents_count_where_they_are_typed() {
    let vietnamese = Searcher::new(&["vi", "en"]);
    among_first(&vietnamese, "gió", "🌬");
    among_first(&vietnamese, "trai tim mau do", "❤");
    let (with, without) = (vietnamese.hits("dế"), vietnamese.hits("de"));
    assert_eq!(with[0], "🦗");
    assert!(without.contains(&"🦗".to_owned()));
}

#[test]
fn scripts_without_blanks() {
    let japanese = Searcher::new(&["ja", "en"]);
    first(&japanese, "赤いハート", "❤");
    first(&japanese, "赤いはーと", "❤");
    among_first(&japanese, "ﾛｹｯﾄ", "🚀");
    assert!(japanese.hits("犬").contains(&"🐶".to_owned()));
    assert!(japanese.hits("ハート").contains(&"❤".to_owned()), "inside a word");
    let thai = Searcher::new(&["th", "en"]);
    assert!(thai.hits("หัวใจ").contains(&"❤".to_owned()));
}

#[test]
fn a_typing_error_is_a_guess() {
    for (query, glyph) in [("hart", "❤"), ("elefant", "🐘"), ("piza", "🍕"), ("brocoli", "🥦")]
    {
        let found = english().search(query);
        let shown = english().glyphs(&[found.hits, found.guesses].concat());
        assert!(shown.iter().take(8).any(|shown| shown == glyph), "{query}: {shown:?}");
    }
    let found = english().search("monkey facee");
    assert!(found.hits.is_empty());
    assert_eq!(found.guess, Some(Guess::Similar));
    assert!(english().guesses("monkey facee").contains(&"🐵".to_owned()));
}

#[test]
fn an_ending_of_the_language_is_a_hit_and_another_one_a_guess() {
    assert!(english().guesses("rained").contains(&"🌧".to_owned()));
    assert!(russian().hits("сердцами").contains(&"❤".to_owned()));
    assert!(russian().hits("сердечко").contains(&"❤".to_owned()));
}

#[test]
fn another_keyboard_layout_is_a_guess() {
    let found = russian().search("cthlwt");
    assert!(found.hits.is_empty());
    assert_eq!(found.guess, Some(Guess::Layout("сердце".into())));
    assert!(russian().guesses("cthlwt").contains(&"❤".to_owned()));
    let found = russian().search("Руфке");
    assert_eq!(found.guess, Some(Guess::Layout("heart".into())));
    assert!(russian().guesses("Руфке").contains(&"❤".to_owned()));
    let found = russian().search("enrf");
    assert_eq!(found.guess, Some(Guess::Layout("утка".into())), "although a word is similar");
    assert!(russian().guesses("enrf").contains(&"🦆".to_owned()));
    assert!(english().guesses("руфке").contains(&"❤".to_owned()), "without that language");
}

#[test]
fn what_matches_nothing_shows_nothing() {
    for query in ["", "  ", "zyxt", "qqqqqqq", "B&", "\u{fffd}", "\u{202e}", "::", "\u{0}\u{1}"] {
        let found = english().search(query);
        assert!(found.hits.is_empty(), "{query:?} shows {:?}", english().glyphs(&found.hits));
    }
}

#[test]
fn too_much_is_an_honest_nothing() {
    for query in ["a".repeat(10_000), "heart ".repeat(2_000), "🔥".repeat(10_000)] {
        let found = english().search(&query);
        assert!(found.guesses.is_empty());
        assert!(found.hits.len() <= 1);
    }
    first(english(), &format!("pizza{}", "\u{301}".repeat(200)), "🍕");
}

#[test]
fn what_people_mean_by_a_word_goes_first_in_its_order() {
    let hits = russian().hits("привет");
    assert_eq!(hits[..2], ["👋", "😊"], "a list of its own says so");
    first(english(), "deadline", "⏰");
    first(english(), "sounds good", "👍");
}

#[test]
fn a_persons_own_emoji_go_first_among_equals() {
    let of = |glyph| english().catalogue.find(glyph).unwrap();
    let before = english().search("cat").hits;
    let own = english().search_of("cat", &[of("😾")]).hits;
    let place = |hits: &[EmojiId]| hits.iter().position(|id| *id == of("😾")).unwrap();
    assert!(place(&own) < place(&before));
    assert_eq!(own[0], before[0], "but not before a better match");
}

#[test]
fn nothing_is_shown_twice_and_no_guess_is_a_hit() {
    for query in ["heart", "hart", "xo", "chart", "сердце", "a", ":D"] {
        let found = russian().search(query);
        let mut all = [found.hits, found.guesses].concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "{query}");
    }
}

#[test]
fn what_cannot_be_drawn_is_not_shown() {
    let searcher = english();
    let pizza = searcher.catalogue.find("🍕").unwrap();
    let indexes: Vec<&Index> = searcher.indexes.iter().collect();
    for query in ["pizza", "piza", "🍕"] {
        let found = search(query, &searcher.catalogue, &indexes, &[], &|id| id != pizza);
        assert!(!found.hits.contains(&pizza) && !found.guesses.contains(&pizza), "{query}");
    }
}

/// A name that does not bring its own emoji into the first row.
struct Exception {
    locale: &'static str,
    glyph: &'static str,
    why: &'static str,
}

const EXCEPTIONS: [Exception; 0] = [];

#[test]
fn every_emoji_is_found_by_its_own_name_in_every_language() {
    let mut missed = Vec::new();
    for locale in Locale::ALL {
        let tags: &[&str] = if locale == Locale::En { &["en"] } else { &[locale.tag(), "en"] };
        let searcher = Searcher::new(tags);
        let pack: &Pack = searcher.indexes[0].pack();
        for (id, emoji) in searcher.catalogue.iter() {
            let name = pack.name(id);
            let found = searcher.search(name);
            let known = EXCEPTIONS.iter().any(|known| {
                known.locale == locale.tag()
                    && known.glyph == &*emoji.glyph
                    && !known.why.is_empty()
            });
            if !found.hits.iter().take(8).any(|hit| *hit == id) && !known {
                missed.push(format!(
                    "{} {} {name:?}: {:?}",
                    locale.tag(),
                    emoji.glyph,
                    searcher.glyphs(&found.hits)
                ));
            }
        }
    }
    assert!(missed.is_empty(), "{} not found:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn a_document_that_was_pasted_is_looked_at_in_its_beginning_only() {
    let found = english().hits(&["🍕", &"x".repeat(10_000), "🚀"].concat());
    assert_eq!(found, ["🍕"]);
    assert_eq!(english().hits(&"é".repeat(10_000)), [""; 0]);
}

#[test]
fn guesses_that_cannot_be_drawn_rest_on_nothing() {
    let searcher = russian();
    let indexes: Vec<&Index> = searcher.indexes.iter().collect();
    for query in ["cthlwt", "brocoli"] {
        assert!(searcher.search(query).guess.is_some(), "{query}");
        let found = search(query, &searcher.catalogue, &indexes, &[], &|_| false);
        assert_eq!(found, Found::default(), "{query}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_query_breaks_the_search(query in any::<String>()) {
        russian().search(&query);
    }

    #[test]
    fn no_query_near_words_breaks_the_search(query in "[a-zа-я:;)(0-9 '’\u{300}-\u{310}ก-๛क-हあ-ん😀-😏]{0,24}") {
        let found = russian().search(&query);
        prop_assert_eq!(found.guess.is_some(), !found.guesses.is_empty());
    }
}

fn searcher(tag: &'static str) -> Searcher {
    Searcher::new(&[tag, "en"])
}

#[test]
fn what_people_mean_goes_before_what_is_called_so() {
    for (tag, query, glyph) in [
        ("de", "herz", "❤"),
        ("fr", "cœur", "❤"),
        ("uk", "серце", "❤"),
        ("th", "หัวใจ", "❤"),
        ("zh-Hant", "心", "❤"),
        ("pt-BR", "pensar", "🤔"),
        ("ru", "плюс", "➕"),
        ("zh-Hans", "点赞", "👍"),
    ] {
        first(&searcher(tag), query, glyph);
    }
    first(english(), "congratulations", "🎉");
}

#[test]
fn inside_words_is_noise_where_enough_words_begin_so() {
    let hits = english().hits("cat");
    for noise in ["🪪", "📢"] {
        assert!(!hits.contains(&noise.to_owned()), "{noise}: {hits:?}");
    }
    assert!(english().hits("nicorn").contains(&"🦄".to_owned()), "nothing begins so");
}

#[test]
fn a_later_word_of_a_phrase_is_no_keyword() {
    let hits = searcher("pt-BR").hits("pensar");
    let place = |glyph: &str| hits.iter().position(|hit| hit == glyph);
    assert!(place("🙅").is_none_or(|no| place("🤔").is_some_and(|think| think < no)), "{hits:?}");
}

#[test]
fn japanese_by_reading_and_in_latin_letters() {
    let japanese = searcher("ja");
    for (query, glyph) in [("ほん", "📖"), ("かさ", "☔"), ("なみだ", "😢"), ("ねこ", "🐱")]
    {
        among_first(&japanese, query, glyph);
    }
    among_first(&japanese, "neko", "🐱");
    among_first(&japanese, "namida", "😢");
    assert!(!japanese.hits("ほん").iter().take(3).any(|hit| hit == "🇭🇳"), "Honduras");
}

#[test]
fn chinese_in_either_script_and_in_latin_letters() {
    let (simplified, traditional) = (searcher("zh-Hans"), searcher("zh-Hant"));
    for (query, glyph) in [("愛心", "❤"), ("飛機", "✈"), ("weixiao", "🙂"), ("wx", "🙂")]
    {
        among_first(&simplified, query, glyph);
    }
    for (query, glyph) in [("爱心", "❤"), ("飞机", "✈"), ("龙", "🐉"), ("feiji", "✈")]
    {
        among_first(&traditional, query, glyph);
    }
}

#[test]
fn vietnamese_marks_make_other_words() {
    let vietnamese = searcher("vi");
    for (query, glyph) in [("bò", "🐮"), ("tim", "❤"), ("sao", "⭐"), ("cờ", "🏁")] {
        let hits = vietnamese.hits(query);
        assert!(hits.iter().take(4).any(|hit| hit == glyph), "{query:?} shows {hits:?}");
    }
    assert!(!vietnamese.hits("cờ").iter().take(4).any(|hit| hit == "✅"), "có is another word");
    among_first(&vietnamese, "cho", "🐶");
}

#[test]
fn arabic_with_the_article_and_with_what_is_written_before_it() {
    let arabic = searcher("ar");
    for query in ["قطة", "القطة", "والقطة", "للقطة", "بقطة"] {
        among_first(&arabic, query, "🐈");
    }
}

#[test]
fn countries_by_their_second_names_and_look_alikes_behind() {
    among_first(&searcher("ru"), "сша", "🇺🇸");
    among_first(&searcher("tr"), "abd", "🇺🇸");
    among_first(&searcher("pt-BR"), "onu", "🇺🇳");
    first(english(), "norway", "🇳🇴");
    first(english(), "united states", "🇺🇸");
}

#[test]
fn emoticons_and_codes_as_they_are_typed() {
    for (query, glyph) in [
        (":’(", "😢"),
        ("：）", "🙂"),
        (":)))))", "😄"),
        ("(T_T)", "😭"),
        ("(@_@)", "😵"),
        ("m(_ _)m", "🙇"),
        ("orz", "🙇"),
        (":wave::skin-tone-2:", "👋"),
        (":wave_tone1:", "👋"),
    ] {
        first(english(), query, glyph);
    }
}

#[test]
fn any_text_gets_an_answer() {
    let all: Vec<Searcher> = ["ja", "zh-Hans", "vi", "ar", "ru"].map(searcher).into();
    for piece in
        ["а", "ह\u{94d}", "ん", "笑", "ال", "\u{301}", "1", "\u{202e}", ")", "\u{fffd}", "a"]
    {
        let text = piece.repeat(10_000 / piece.len());
        for searcher in &all {
            searcher.search(&text);
            searcher.search(&text.chars().take(60).collect::<String>());
        }
    }
}
