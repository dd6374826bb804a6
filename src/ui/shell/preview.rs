//! The line below the emoji: the emoji under the pointer or the cursor, large and by name, and the
//! button that sets the skin tone of all emoji.

use crate::app::AppContext;
use crate::browser::{closest, mark_fonts, set_attribute};
use crate::emoji::{Choice, Skin, Tones, toned};
use crate::flyout::HAND;
use crate::locale::Text;
use crate::ui::bind::bind;
use crate::ui::emoji_grid::cell_index;
use crate::ui::{PickerState, watch_now};
use leptos::prelude::*;
use web_sys::Element;

/// Makes the line interactive.
pub fn adopt(ctx: AppContext) {
    let picker = ctx.picker;
    let pointed = RwSignal::new(None::<usize>);
    // A resting pointer does not count while the user types or moves with the keyboard.
    watch_now(move || {
        picker.cursor.track();
        picker.layout.track();
        if pointed.get_untracked().is_some() {
            pointed.set(None);
        }
    });
    bind("#panel")
        .on("pointerover", move |event| {
            let Some(cell) = closest(event, "[data-emoji]") else { return };
            // Only the cell under the pointer has a tooltip: a second copy of the name in each cell
            // would take time to render.
            set_attribute(&cell, "title", cell.get_attribute("aria-label").as_deref());
            let cell = cell_index(&cell.id());
            // Between two cells the preview stays, so that it does not flicker.
            if cell.is_some() && cell != pointed.get_untracked() {
                pointed.set(cell);
            }
        })
        .on("pointerleave", move |_| pointed.set(None));
    show_choice(picker, pointed);
    show_tone(picker);
}

/// An emoji in the preview.
#[derive(Clone, PartialEq, Eq)]
struct Shown {
    choice: Choice,
    text: String,
    name: String,
}

fn show_choice(picker: PickerState, pointed: RwSignal<Option<usize>>) {
    let shown = Memo::new(move |_| {
        let cell = pointed.get().or_else(|| picker.cursor.get().marked());
        picker.names.track();
        picker.texts.track();
        let choice = cell.and_then(|cell| picker.layout.read().cells().get(cell).copied())?;
        Some(Shown { choice, text: picker.text_of(choice)?, name: picker.name_of(choice)? })
    });
    let part = move |part: fn(&Shown) -> &String| {
        move || shown.read().as_ref().map(|it| part(it).clone()).unwrap_or_default()
    };
    let glyph = bind("#preview-glyph").text(part(|it| &it.text));
    if let Some(glyph) = glyph.element::<Element>() {
        watch_now(move || {
            if let Some(Shown { choice, .. }) = shown.get() {
                mark_fonts(&glyph, picker.fonts_of(choice));
            }
        });
    }
    bind("#preview-name").text(part(|it| &it.name));
    bind("#preview-code").text(move || match shown.get() {
        Some(Shown { choice, .. }) => shortcode(picker, choice).unwrap_or_default(),
        None => picker.texts.read().get(Text::MoreHint).to_owned(),
    });
}

fn show_tone(picker: PickerState) {
    bind("#tone")
        .text(move || toned(HAND, Tones::One, Skin::all(picker.skin_preferences.read().tone)))
        .word_attr("aria-label", picker.texts, Text::Tone)
        .word_attr("title", picker.texts, Text::Tone);
}

/// Returns the shortcode with its colons, as users type it. Only the English pack has shortcodes.
fn shortcode(picker: PickerState, choice: Choice) -> Option<String> {
    let indexes = picker.indexes.read_untracked();
    let code = indexes.iter().find_map(|index| index.pack().shortcode(choice.id))?;
    Some([":", code, ":"].concat())
}
