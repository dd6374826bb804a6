//! Glyph measurements on a canvas. The tests need a colour emoji font.

use b24_emoji_picker::browser::CanvasProbe;
use b24_emoji_picker::emoji::{Catalogue, GlyphProbe as _, Support};
use wasm_bindgen_test::wasm_bindgen_test;

fn probe() -> CanvasProbe {
    CanvasProbe::new().expect("a canvas with a colour emoji font")
}

#[wasm_bindgen_test]
fn emoji_are_coloured_and_boxes_are_not() {
    let probe = probe();
    for glyph in ["😀", "🍕", "❤️", "🇺🇳"] {
        assert!(probe.is_coloured(glyph), "{glyph}");
    }
    // Private use characters, an unassigned code point among the emoji, and letters.
    for glyph in ["\u{10fffd}", "\u{1fbff}", "\u{1faff}", "x", "", " "] {
        assert!(!probe.is_coloured(glyph), "{glyph:?}");
    }
}

#[wasm_bindgen_test]
fn a_known_sequence_is_as_wide_as_one_emoji() {
    let probe = probe();
    for glyph in ["🍕", "👨‍👩‍👧‍👦", "👋🏽", "🏳️‍🌈", "🇩🇪", "#️⃣"]
    {
        let width = probe.relative_width(glyph);
        assert!((0.8..1.35).contains(&width), "{glyph}: {width}");
    }
}

#[wasm_bindgen_test]
fn an_unknown_sequence_is_as_wide_as_its_parts() {
    let probe = probe();
    for glyph in ["🍕\u{200d}🍕", "😀\u{200d}🚗\u{200d}🐻", "😀😀"] {
        let width = probe.relative_width(glyph);
        assert!(width > 1.7, "{glyph}: {width}");
    }
}

#[wasm_bindgen_test]
fn all_old_emoji_of_the_catalogue_are_drawn() {
    let catalogue = Catalogue::parse(include_str!("../../data/catalogue.txt")).unwrap();
    let support = Support::detect(&catalogue, &probe());
    let missing: Vec<_> = catalogue
        .iter()
        .filter(|(id, emoji)| emoji.version <= 130 && !support.can_draw(*id))
        .map(|(_, emoji)| &*emoji.glyph)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
