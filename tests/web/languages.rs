//! Language packs that load, load late, or fail.

use super::support::packs::{address_of_pack, catalogue};
use super::support::picker::Picker;
use super::support::used_emoji;
use super::support::wait::until;
use b24_emoji_picker::app::Languages;
use b24_emoji_picker::emoji::{Drawable, Support};
use b24_emoji_picker::limits::Limits;
use b24_emoji_picker::locale::Locale;
use leptos::prelude::GetUntracked as _;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

/// Pause before a retry: the first answer arrives within a few milliseconds, so this is enough time
/// to change the packs that the page lists.
const RETRY_PAUSE_MS: u32 = 500;

/// A pause that does not end during a test.
const FOREVER_MS: u32 = 600_000;

struct Stage {
    picker: Picker,
    languages: Languages,
}

impl Stage {
    fn new(packs: &[(&str, String)], pause_ms: u32) -> Self {
        let picker = Picker::open();
        let block = "<script type='application/json' id='packs'></script>";
        let panel: Element = picker.container.find("#panel").unwrap();
        panel.insert_adjacent_html("beforebegin", block).unwrap();
        let limits = Limits { data_retry_ms: pause_ms, ..Limits::scaled(1.0) };
        let languages = Languages::new(picker.state, picker.messages, limits);
        let catalogue = catalogue();
        let support = Support::all(&catalogue);
        languages.catalogue_is_here(Arc::new(Drawable::new(catalogue, support)));
        let stage = Self { picker, languages };
        stage.set_packs(packs);
        stage
    }

    /// Changes the packs that the page lists.
    fn set_packs(&self, packs: &[(&str, String)]) {
        let packs: Vec<String> =
            packs.iter().map(|(tag, address)| format!("{tag:?}:{address:?}")).collect();
        let block: Element = self.picker.container.find("#packs").unwrap();
        block.set_text_content(Some(&format!("{{{}}}", packs.join(","))));
    }

    fn placeholder(&self) -> String {
        self.picker.search().placeholder()
    }

    fn notice(&self) -> Option<String> {
        self.picker.container.find::<Element>(".notice-text")?.text_content()
    }

    async fn notice_says(&self, words: &str) {
        let what = format!("a notice: {words}");
        until(&what, || self.notice().is_some_and(|notice| notice.contains(words))).await;
        assert_eq!(self.picker.container.all(".notice").len(), 1);
    }

    async fn first_cell_is(&self, emoji: &str) {
        let first = || self.picker.state.glyph_at(0);
        until(&format!("{emoji} first"), || first().as_deref() == Some(emoji)).await;
    }

    fn try_again(&self) {
        self.picker.container.find::<HtmlElement>(".notice .button").unwrap().click();
    }
}

fn german() -> (&'static str, String) {
    ("de", address_of_pack("de", "search=Emoji suchen\nnonsense=x\n", &[("🍕", "Belegtes Rund")]))
}

fn english() -> (&'static str, String) {
    ("en", address_of_pack("en", "", &[]))
}

fn garbage(tag: &'static str) -> (&'static str, String) {
    (tag, "data:text/html,<!doctype html><p>Welcome".to_owned())
}

#[wasm_bindgen_test]
async fn the_interface_switches_to_a_loaded_language() {
    let stage = Stage::new(&[german(), english()], FOREVER_MS);
    assert_eq!(stage.placeholder(), "Search emoji");
    stage.languages.want(Locale::De);
    until("German", || stage.placeholder() == "Emoji suchen").await;
    until("both languages", || stage.picker.state.indexes.get_untracked().len() == 2).await;
    assert_eq!(stage.notice(), None);
    let name = || stage.picker.state.names.get_untracked().map(|it| it.pack().locale().to_owned());
    assert_eq!(name().as_deref(), Some("de"), "emoji are named in the language of the interface");
    // Texts that the German pack lacks are English.
    stage.picker.type_query("belegtes");
    stage.first_cell_is("🍕").await;
    stage.picker.type_query("rocket");
    stage.first_cell_is("🚀").await;
}

#[wasm_bindgen_test]
async fn a_failed_language_is_retried() {
    let stage = Stage::new(&[garbage("de"), english()], RETRY_PAUSE_MS);
    stage.languages.want(Locale::De);
    // English does not wait for the retry.
    until("English", || stage.picker.state.indexes.get_untracked().len() == 1).await;
    stage.set_packs(&[german(), english()]);
    until("German", || stage.placeholder() == "Emoji suchen").await;
    assert_eq!(stage.notice(), None);
}

#[wasm_bindgen_test]
async fn without_the_persons_language_search_works_in_english() {
    let stage = Stage::new(&[garbage("de"), english()], 0);
    stage.picker.type_query("rocket");
    stage.languages.want(Locale::De);
    stage.notice_says("Search works in English").await;
    stage.first_cell_is("🚀").await;
    stage.set_packs(&[german(), english()]);
    stage.try_again();
    until("German", || stage.placeholder() == "Emoji suchen").await;
    assert_eq!(stage.notice(), None);
}

#[wasm_bindgen_test]
async fn without_english_search_works_in_the_persons_language() {
    let stage = Stage::new(&[german()], 0);
    stage.languages.want(Locale::De);
    stage.notice_says("Search works in your language").await;
    stage.picker.type_query("belegtes");
    stage.first_cell_is("🍕").await;
}

#[wasm_bindgen_test]
async fn without_any_language_search_says_so_and_a_query_waits() {
    let stage = Stage::new(&[garbage("de"), garbage("en")], 0);
    stage.picker.type_query("belegtes");
    let empty =
        || stage.picker.container.find::<Element>(".empty").and_then(|it| it.text_content());
    until("loading", || empty().is_some_and(|text| text.contains("Loading"))).await;
    stage.languages.want(Locale::De);
    stage.notice_says("search does not work").await;
    until("the reason", || empty().is_some_and(|text| text.contains("does not work"))).await;
    stage.set_packs(&[german(), english()]);
    stage.try_again();
    stage.first_cell_is("🍕").await;
}

#[wasm_bindgen_test]
async fn a_pack_of_another_language_is_none() {
    let stage = Stage::new(&[("de", english().1), english()], 0);
    stage.languages.want(Locale::De);
    stage.notice_says("Search works in English").await;
}

#[wasm_bindgen_test]
async fn enter_waits_for_the_persons_language() {
    let stage = Stage::new(&[garbage("de"), english()], RETRY_PAUSE_MS);
    stage.picker.type_query("belegtes");
    assert!(stage.picker.key_in_search("Enter"));
    stage.languages.want(Locale::De);
    until("English", || stage.picker.state.found.get_untracked().is_some()).await;
    assert!(used_emoji(&stage.picker.store.state()).is_empty(), "English has no such word");
    stage.set_packs(&[german(), english()]);
    let picked = || used_emoji(&stage.picker.store.state());
    until("the pick", || picked() == ["🍕"]).await;
}

#[wasm_bindgen_test]
async fn a_pending_enter_is_dropped_when_all_languages_fail() {
    let stage = Stage::new(&[], 0);
    stage.picker.type_query("belegtes");
    assert!(stage.picker.key_in_search("Enter"));
    stage.languages.want(Locale::De);
    stage.notice_says("search does not work").await;
    stage.set_packs(&[german(), english()]);
    stage.try_again();
    stage.first_cell_is("🍕").await;
    assert!(used_emoji(&stage.picker.store.state()).is_empty());
}

#[wasm_bindgen_test]
async fn the_portals_language_replaces_the_guessed_one() {
    let russian = ("ru", address_of_pack("ru", "search=Поиск\n", &[]));
    let stage = Stage::new(&[german(), russian, english()], FOREVER_MS);
    stage.languages.want(Locale::De);
    stage.languages.want(Locale::Ru);
    until("Russian", || stage.placeholder() == "Поиск").await;
    until("both languages", || stage.picker.state.indexes.get_untracked().len() == 2).await;
    let tags: Vec<String> = stage
        .picker
        .state
        .indexes
        .get_untracked()
        .iter()
        .map(|index| index.pack().locale().to_owned())
        .collect();
    assert_eq!(tags, ["ru", "en"]);
    assert_eq!(stage.placeholder(), "Поиск", "German has loaded too, but is outdated");
    stage.languages.want(Locale::En);
    until("English", || stage.placeholder() == "Search emoji").await;
}
