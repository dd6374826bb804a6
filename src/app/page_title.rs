//! The language, the title and the visually hidden heading of the page. The static page is the same
//! for all languages.

use super::AppContext;
use crate::browser;
use crate::locale::Text;
use crate::ui::bind::bind;
use crate::ui::watch_now;
use leptos::prelude::*;

/// Keeps them in the user's language.
pub fn start(ctx: AppContext) {
    let texts = ctx.picker.texts;
    for title in ["#page-title", "title"] {
        bind(title).word(texts, Text::EmojiTab);
    }
    watch_now(move || browser::mark_language(texts.read().locale().tag()));
}
