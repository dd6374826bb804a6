//! Announces to screen readers what the tab shows, once each time.

use super::store::GifStore;
use super::words::{counted, failure_phrase, message_phrase};
use crate::gifs::{More, Phase};
use crate::locale::Text;
use crate::ui::{Tab, announce, watch_now};
use leptos::prelude::*;

/// Announces changes while the tab is on screen. After the tab was left, everything is news again.
pub(super) fn announce_changes(store: GifStore) {
    let mut last = String::new();
    watch_now(move || {
        if store.picker.tab.get() != Tab::Gifs {
            last.clear();
        } else if let Some(words) = words(store).filter(|words| *words != last) {
            announce(&words);
            last = words;
        }
    });
}

fn words(store: GifStore) -> Option<String> {
    let summary = store.summary.get();
    let texts = store.picker.texts.read();
    Some(match summary.phase {
        // The next page is on its way: the user has GIFs to look at.
        Phase::Items(More::Loading) => return None,
        Phase::Items(More::Failed(failure)) => {
            failure_phrase(failure.error, &summary).words(&texts)
        }
        Phase::Items(More::Idle | More::End) => counted(&texts, Text::GifLoaded, summary.count),
        Phase::Loading => texts.get(Text::GifLoading).to_owned(),
        Phase::Empty | Phase::Failed(_) => {
            let search = store.picker.search_text.read();
            let phrase = message_phrase(&summary, &search.text, &texts);
            phrase.map(|phrase| phrase.words(&texts)).unwrap_or_default()
        }
    })
}
