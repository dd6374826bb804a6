//! The language, the title and the invisible heading of the static page, which arrives without a
//! language.

use super::AppContext;
use crate::browser;
use crate::locale::Text;
use crate::ui::bind::bind;
use crate::ui::watch_now;
use leptos::prelude::*;

/// Keeps them up to date.
pub fn start(ctx: AppContext) {
    let texts = ctx.picker.texts;
    for title in ["#page-title", "title"] {
        bind(title).word(texts, Text::EmojiTab);
    }
    watch_now(move || browser::mark_language(texts.read().locale().tag()));
}
