//! What stands over the grid when a search has nothing to show: that it found nothing, or that it
//! cannot search (yet).

use crate::browser::{append, button, by_id, closest, element, set_phrase};
use crate::locale::{Phrase, Text, Texts};
use crate::ui::PickerState;
use crate::ui::Tab;
use crate::ui::printable_query;
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

/// Says the reason for an empty grid, and what can be done about it, in its place over the grid.
/// The buttons live as long as what is returned.
pub fn adopt(state: PickerState) -> Option<EventListener> {
    let place: Element = by_id("above")?;
    let on_click = EventListener::new(&place, "click", move |event| {
        let button = closest(event, "[data-action]");
        match button.and_then(|it| it.get_attribute("data-action")).as_deref() {
            Some("clear-search") => search_field::clear(state),
            Some("search-gifs") => state.go_to(Tab::Gifs),
            _ => return,
        }
        search_field::focus();
    });
    watch_now(move || {
        place.set_text_content(None);
        if let Some(what) = reason(state) {
            append(&place, &[&what]);
        }
    });
    Some(on_click)
}

fn reason(state: PickerState) -> Option<Element> {
    let query = state.query.read();
    if query.trim().is_empty() {
        return None;
    }
    let texts = state.texts.read();
    match state.found.get() {
        Some(found) if !found.hits.is_empty() => state
            .finds_letters()
            .then(|| line("note", &texts, &Text::FlagsAsLetters.into()))
            .flatten(),
        Some(found) => {
            // Over guesses it is a line, so that they stay in view.
            let class = if found.guesses.is_empty() { "empty" } else { "empty brief" };
            let place: Element = element("div", class)?;
            let nothing = Phrase::filled(Text::NothingFound, printable_query(&query));
            let actions: Element = element("div", "empty-actions")?;
            append(&actions, &[&action("clear-search", texts.get(Text::ClearSearch))?]);
            if state.has_gif_tab.get() {
                // A way on for who finds no emoji.
                append(&actions, &[&action("search-gifs", texts.get(Text::GifSearchInstead))?]);
            }
            append(&place, &[&line("empty-text", &texts, &nothing)?, &actions]);
            Some(place)
        }
        None => {
            let failed = state.names_failed.get();
            let text = if failed { Text::NamesFailed } else { Text::NamesLoading };
            line("empty", &texts, &text.into())
        }
    }
}

fn line(class: &str, texts: &Texts, phrase: &Phrase) -> Option<Element> {
    let line: Element = element("div", class)?;
    set_phrase(&line, texts, phrase);
    Some(line)
}

fn action(name: &str, label: &str) -> Option<Element> {
    let button = button("button", "data-action", name)?;
    button.set_text_content(Some(label));
    Some(button.into())
}
