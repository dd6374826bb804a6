//! What the browser knows about languages.

use crate::locale::Category;
use js_sys::{Array, Intl, Number, Object};
use wasm_bindgen::JsValue;

/// The form that a number takes in a language; `tag` is one that each browser knows.
pub fn plural_category(tag: &str, number: usize) -> Category {
    let rules = Intl::PluralRules::new(&Array::of1(&JsValue::from_str(tag)), &Object::new());
    // The counts here are far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    let category = rules.select(number as f64);
    category.as_string().and_then(|name| Category::by_name(&name)).unwrap_or(Category::Other)
}

/// A number in the digits and with the separators of a language.
pub fn number(tag: &str, number: usize) -> String {
    // As above.
    #[expect(clippy::cast_precision_loss)]
    let number = Number::from(number as f64);
    number.to_locale_string(tag).into()
}
