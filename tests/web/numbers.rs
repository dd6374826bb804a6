//! Numbers in texts.

use b24_emoji_picker::browser::number;
use b24_emoji_picker::locale::Locale;
use js_sys::Number;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn numbers_have_latin_digits_and_the_separators_of_the_language() {
    assert_eq!(number("de", 1_923), "1.923");
    assert_eq!(number("ar", 1_923), "1,923");
    assert_eq!(number("ar", 13), "13");
}

/// Small numbers are written without the browser: no language separates fewer than four digits.
#[wasm_bindgen_test]
fn small_numbers_are_those_of_the_browser() {
    for tag in Locale::ALL.map(Locale::tag) {
        for small in [0_u16, 7, 48, 999] {
            let by_the_browser: String =
                Number::from(small).to_locale_string(&format!("{tag}-u-nu-latn")).into();
            assert_eq!(number(tag, usize::from(small)), by_the_browser, "{tag}");
        }
    }
}
