//! The line at the foot of the emoji: what is pointed at or marked, large and by name, and the
//! button for the tone of all. It stands in the static page and is adopted.

use crate::browser::{by_id, closest, mark_fonts, set_attribute, set_text};
use crate::emoji::{Choice, Skin, Tones, toned};
use crate::flyout::HAND;
use crate::locale::Text;
use crate::ui::PickerState;
use crate::ui::emoji_grid::cell_index;
use crate::ui::watch_now;
use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// Makes the line live. The listeners live as long as what is returned.
pub fn adopt(state: PickerState) -> Vec<EventListener> {
    let pointed = RwSignal::new(None::<usize>);
    // Who types or moves by keys does not look at where the pointer happens to be.
    watch_now(move || {
        state.active.track();
        state.layout.track();
        if pointed.get_untracked().is_some() {
            pointed.set(None);
        }
    });
    show_choice(state, pointed);
    show_tone(state);
    let Some(panel) = by_id::<HtmlElement>("panel") else { return Vec::new() };
    vec![
        EventListener::new(&panel, "pointerover", move |event| {
            let Some(cell) = closest(event, "[data-emoji]") else { return };
            // Only what is pointed at has its name as a tooltip: a name twice in each cell is time.
            set_attribute(&cell, "title", cell.get_attribute("aria-label").as_deref());
            let cell = cell_index(&cell.id());
            // Between two cells nothing flickers.
            if cell.is_some() && cell != pointed.get_untracked() {
                pointed.set(cell);
            }
        }),
        EventListener::new(&panel, "pointerleave", move |_| pointed.set(None)),
    ]
}

fn show_choice(state: PickerState, pointed: RwSignal<Option<usize>>) {
    watch_now(move || {
        let cell = pointed.get().or_else(|| state.active.get());
        state.names.track();
        let texts = state.texts.read();
        let layout = state.layout.read();
        let choice = cell.and_then(|cell| layout.cells().get(cell).copied());
        let parts = ["preview-glyph", "preview-name", "preview-code"].map(by_id::<Element>);
        let [Some(glyph), Some(name), Some(code)] = parts else { return };
        let known = choice.and_then(|it| Some((state.text_of(it)?, state.name_of(it)?, it)));
        match known {
            Some((text, named, choice)) => {
                set_text(&glyph, &text);
                mark_fonts(&glyph, state.fonts_of(choice));
                set_text(&name, &named);
                set_text(&code, &shortcode(state, choice).unwrap_or_default());
            }
            None => {
                set_text(&glyph, "");
                set_text(&name, "");
                set_text(&code, texts.get(Text::MoreHint));
            }
        }
    });
}

fn show_tone(state: PickerState) {
    watch_now(move || {
        let texts = state.texts.read();
        let Some(button) = by_id::<Element>("tone") else { return };
        set_text(&button, &toned(HAND, Tones::One, Skin::all(state.taste.read().tone)));
        set_attribute(&button, "aria-label", Some(texts.get(Text::Tone)));
        set_attribute(&button, "title", Some(texts.get(Text::Tone)));
    });
}

/// With its colons, as people type it. Only the English pack has them.
fn shortcode(state: PickerState, choice: Choice) -> Option<String> {
    let indexes = state.indexes.read_untracked();
    let code = indexes.iter().find_map(|index| index.pack().shortcode(choice.id))?;
    Some([":", code, ":"].concat())
}
