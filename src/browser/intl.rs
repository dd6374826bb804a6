//! Numbers and plural forms, by the browser's `Intl`.

use crate::locale::Category;
use js_sys::{Array, Intl, Number, Object};
use wasm_bindgen::JsValue;

/// Returns the plural category of a number in a language. `tag` must be a BCP 47 tag that every
/// browser supports.
pub fn plural_category(tag: &str, number: usize) -> Category {
    let rules = Intl::PluralRules::new(&Array::of1(&JsValue::from_str(tag)), &Object::new());
    // The app's counts are far below 2⁵³.
    #[expect(clippy::cast_precision_loss)]
    let category = rules.select(number as f64);
    category.as_string().and_then(|name| Category::by_name(&name)).unwrap_or(Category::Other)
}

/// Formats a number with the separators of a language, in Latin digits: the texts of all languages
/// have those, while an older browser writes Arabic with digits of its own.
///
/// No language separates fewer than four digits. Such a number is not given to `Intl`, which is slow
/// when it is first used (docs/PERFORMANCE.md, the GIF tab).
pub fn number(tag: &str, number: usize) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    // As above.
    #[expect(clippy::cast_precision_loss)]
    let number = Number::from(number as f64);
    number.to_locale_string(&[tag, "-u-nu-latn"].concat()).into()
}
