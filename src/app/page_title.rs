//! The words of the static page: it comes without a language and gets its own with the texts.

use crate::browser;
use crate::locale::{Text, Texts};
use crate::ui::watch_now;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// Keeps the page's language, its title and the heading that only screen readers see those of the texts.
pub fn follow(texts: RwSignal<Arc<Texts>>) {
    watch_now(move || {
        let texts = texts.read();
        let name = texts.get(Text::EmojiTab);
        browser::mark_language(texts.locale().tag());
        if let Some(document) = browser::document() {
            document.set_title(name);
        }
        if let Some(heading) = browser::by_id::<Element>("page-title") {
            browser::set_text(&heading, name);
        }
    });
}
