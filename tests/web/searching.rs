//! Results of a search in the grid.

use super::support::packs::catalogue;
use super::support::picker::Picker;
use super::support::used_emoji;
use super::support::wait::until;
use b24_emoji_picker::emoji::{Drawable, GlyphProbe, Group, Support};
use b24_emoji_picker::ui::Cursor;
use leptos::prelude::GetUntracked as _;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

impl Picker {
    fn group(&self, id: &str) -> HtmlElement {
        self.container.find(&format!("[data-group={id}]")).unwrap()
    }

    fn glyphs(&self) -> Vec<String> {
        let cells = self.state.layout.get_untracked().cells().len();
        (0..cells).filter_map(|cell| self.state.glyph_at(cell)).collect()
    }

    fn headings(&self) -> Vec<String> {
        self.container
            .all(".heading:not(.stuck)")
            .iter()
            .filter_map(|it| it.text_content())
            .collect()
    }

    fn status(&self) -> String {
        self.container
            .find::<Element>("#status")
            .and_then(|it| it.text_content())
            .unwrap_or_default()
    }
}

#[wasm_bindgen_test]
async fn a_group_narrows_the_results_and_widens_them_again() {
    let picker = Picker::open();
    picker.load_names();
    picker.type_query("heart");
    let all = picker.glyphs();
    let (food, flags) = (picker.group("food"), picker.group("flags"));
    let pressed = |button: &HtmlElement| button.get_attribute("aria-pressed");
    until("the buttons", || pressed(&food).as_deref() == Some("false")).await;
    let smileys = picker.group("smileys");
    smileys.click();
    assert_eq!(picker.state.narrowed.get_untracked(), Some(Group::Smileys));
    until("the pressed button", || pressed(&smileys).as_deref() == Some("true")).await;
    let some = picker.glyphs();
    assert!(!some.is_empty() && some.len() < all.len(), "{} of {}", some.len(), all.len());
    assert!(some.iter().all(|glyph| all.contains(glyph)));
    until("the count", || picker.status().starts_with(&some.len().to_string())).await;
    smileys.click();
    assert_eq!(picker.glyphs(), all);
    // The query matches no flag.
    until("the mark", || flags.get_attribute("aria-disabled").as_deref() == Some("true")).await;
    flags.click();
    assert_eq!(picker.glyphs(), all);
}

#[wasm_bindgen_test]
async fn a_narrowing_lasts_as_long_as_it_shows_something() {
    let picker = Picker::open();
    picker.load_names();
    picker.type_query("hear");
    picker.group("smileys").click();
    picker.type_query("heart");
    assert_eq!(picker.state.narrowed.get_untracked(), Some(Group::Smileys));
    picker.type_query("pizza");
    assert_eq!(picker.state.narrowed.get_untracked(), None);
    picker.type_query("heart");
    picker.group("smileys").click();
    picker.type_query("");
    assert_eq!(picker.state.narrowed.get_untracked(), None);
    let smileys = picker.group("smileys");
    until("a button that scrolls again", || !smileys.has_attribute("aria-pressed")).await;
}

#[wasm_bindgen_test]
async fn similar_emoji_are_under_a_heading() {
    let picker = Picker::open();
    picker.load_names();
    picker.type_query("pizzza");
    until("the heading", || picker.headings() == ["Did you mean"]).await;
    assert_eq!(picker.glyphs()[0], "🍕");
    let empty: Element = picker.container.find(".empty.brief").unwrap();
    assert!(empty.text_content().unwrap().contains("No emoji found for “pizzza”"));
    let lines = picker.status();
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines[..2], ["No emoji found for “pizzza”", "Did you mean"]);
    assert!(lines[2].ends_with("emoji found"), "{lines:?}");
    assert!(picker.key_in_search("Enter"));
    assert_eq!(used_emoji(&picker.store.state()), ["🍕"]);
}

#[wasm_bindgen_test]
async fn the_heading_shows_the_query_in_the_other_layout() {
    let picker = Picker::open();
    picker.search_in(&["ru", "en"]);
    picker.type_query("cthlwt");
    until("the heading", || picker.headings() == ["Did you mean “сердце”?"]).await;
    assert!(picker.glyphs().contains(&"❤️".to_owned()), "{:?}", picker.glyphs());
    let bdi: Element = picker.container.find(".heading bdi").unwrap();
    assert_eq!(bdi.text_content().as_deref(), Some("сердце"));
}

#[wasm_bindgen_test]
async fn an_empty_search_can_be_cleared_by_its_button() {
    let picker = Picker::open();
    picker.load_names();
    picker.type_query("qqqqzzzz");
    until("the button", || {
        picker.container.find::<Element>("[data-action=clear-search]").is_some()
    })
    .await;
    picker.container.find::<HtmlElement>("[data-action=clear-search]").unwrap().click();
    assert_eq!(picker.search().value(), "");
    let document = web_sys::window().unwrap().document().unwrap();
    assert_eq!(document.active_element().unwrap().id(), "search");
    until("all emoji", || picker.cell("😀").is_some()).await;
}

#[wasm_bindgen_test]
async fn bad_input_is_shortened_and_sanitised_in_the_message() {
    let picker = Picker::open();
    picker.search_in(&["ru", "en"]);
    let nonsense = "qzxj".repeat(2_500);
    for query in [nonsense.as_str(), "\u{202e}qqqzzzqqq", "qqq\u{0}zz\u{7}qqq", "\u{fffd}\u{fffd}"]
    {
        picker.type_query(query);
        until("an answer", || picker.state.found.get_untracked().is_some()).await;
        let echoed = || {
            let bdi: Option<Element> = picker.container.find(".empty bdi");
            bdi.and_then(|bdi| bdi.text_content()).unwrap_or_default()
        };
        until("the query", || !echoed().is_empty() && echoed().chars().count() <= 61).await;
        assert!(!echoed().contains(['\u{202e}', '\u{0}', '\u{7}']), "{:?}", echoed());
    }
    // A field can hold a lone surrogate, a Rust string cannot.
    let half = js_sys::JsString::from_char_code(&[0xd83d]);
    js_sys::Reflect::set(&picker.search(), &"value".into(), &half).unwrap();
    picker.search().dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    assert_eq!(picker.state.query.get_untracked(), "\u{fffd}");
}

#[wasm_bindgen_test]
async fn further_results_keep_the_active_emoji() {
    let picker = Picker::open();
    let found_in = |languages: &[&str]| {
        picker.search_in(languages);
        picker.glyphs()
    };
    // A short word that matches in both languages, and an emoji that the second language moves.
    let words = ["ok", "usb", "vs", "sos", "wc", "o"];
    let moving = words.into_iter().find_map(|word| {
        picker.type_query(word);
        let (few, more) = (found_in(&["en"]), found_in(&["ru", "en"]));
        let cell = few.iter().zip(&more).position(|(before, now)| before != now)?;
        Some((word, cell, few.get(cell)?.clone()))
    });
    let (word, cell, emoji) = moving.expect("a word whose results change");
    picker.search_in(&["en"]);
    picker.type_query(word);
    picker.state.set_cursor(Cursor::Cell(cell));
    let active = || {
        picker.state.cursor.get_untracked().marked().and_then(|cell| picker.state.glyph_at(cell))
    };
    assert_eq!(active().as_ref(), Some(&emoji), "{word}");
    picker.search_in(&["ru", "en"]);
    assert_eq!(active(), Some(emoji), "{word}");
    assert_ne!(picker.state.cursor.get_untracked().marked(), Some(cell));
}

#[wasm_bindgen_test]
async fn a_pressed_cell_survives_the_arrival_of_names() {
    let picker = Picker::open();
    until("cells", || picker.cell("😀").is_some()).await;
    let cell = picker.cell("😀").unwrap();
    picker.load_names();
    until("the name", || cell.has_attribute("aria-label")).await;
    assert!(cell.is_connected(), "the cell was not replaced");
    picker.state.set_cursor(Cursor::Text);
}

/// A font without country flags, like that of Windows.
struct WithoutFlags;

impl GlyphProbe for WithoutFlags {
    fn relative_width(&self, _: &str) -> f64 {
        1.0
    }

    fn is_coloured(&self, text: &str) -> bool {
        text != "🇺🇳"
    }
}

#[wasm_bindgen_test]
async fn flags_shown_as_letters_are_found_by_name_only_and_with_a_hint() {
    let picker = Picker::open();
    let catalogue = catalogue();
    let support = Support::detect(&catalogue, &WithoutFlags);
    picker.state.set_drawable(Arc::new(Drawable::new(catalogue, support)));
    picker.load_names();
    let all = picker.glyphs();
    assert!(all.iter().any(|emoji| emoji == "🏁") && !all.iter().any(|emoji| emoji == "🇫🇷"));
    picker.type_query("france");
    let note = || picker.container.find::<Element>(".note").map(|note| note.text_content());
    until("the note", || note().is_some()).await;
    assert_eq!(picker.glyphs().first().map(String::as_str), Some("🇫🇷"));
    assert!(note().flatten().is_some_and(|note| note.contains("shows flags as letters")));
    picker.type_query("pizza");
    until("no note", || note().is_none()).await;
}
