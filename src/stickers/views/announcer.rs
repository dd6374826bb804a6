//! Announces to screen readers what the tab shows, once each time.

use super::message::message;
use super::store::StickerStore;
use crate::browser;
use crate::locale::Text;
use crate::ui::{Tab, announce, watch_now};
use leptos::prelude::*;

/// Announces changes while the tab is on screen. After the tab was left, everything is news again.
pub(super) fn announce_changes(store: StickerStore) {
    let mut last = String::new();
    watch_now(move || {
        if store.picker.tab.get() != Tab::Stickers {
            last.clear();
            return;
        }
        let texts = store.picker.texts.read();
        let words = match message(store) {
            Some(phrase) => phrase.words(&texts),
            None => {
                let count = store.layout.read().cells().len();
                let number = browser::number(texts.locale().tag(), count);
                [texts.get(Text::StickerTab), ": ", &*number].concat()
            }
        };
        if words != last {
            announce(&words);
            last = words;
        }
    });
}
