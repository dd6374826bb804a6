//! The words of the static page: it comes without a language and gets its own with the texts.

use crate::browser::{self, by_id, set_attribute};
use crate::locale::{Text, Texts};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// Keeps the page's language, its title and the name of its tab those of the texts.
pub fn follow(texts: RwSignal<Arc<Texts>>) {
    Effect::new(move || {
        let texts = texts.read();
        let name = texts.get(Text::EmojiTab);
        browser::mark_language(texts.locale().tag());
        if let Some(document) = browser::document() {
            document.set_title(name);
        }
        if let Some(tab) = by_id::<Element>("tab-emoji") {
            set_attribute(&tab, "aria-label", Some(name));
        }
    });
}
