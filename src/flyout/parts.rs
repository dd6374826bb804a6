//! The parts of a flyout.

use super::sheet::TONES;
use crate::browser::{append, button, element, flag, set_attribute, set_text};
use crate::emoji::Tone;
use crate::locale::{Text, Texts};
use web_sys::HtmlElement;

/// A row that the arrow keys move in. `role` is that of the row, `name` what it is called.
pub fn row(role: &str, name: Option<&str>, cells: &[HtmlElement]) -> Option<HtmlElement> {
    let row: HtmlElement = element("div", "flyout-row")?;
    set_attribute(&row, "role", Some(role));
    set_attribute(&row, "aria-label", name);
    for cell in cells {
        append(&row, &[cell]);
    }
    Some(row)
}

/// Rows of cells that pick.
pub fn table(class: &str, name: &str, rows: Vec<Vec<HtmlElement>>) -> Option<HtmlElement> {
    let table: HtmlElement = element("div", class)?;
    set_attribute(&table, "role", Some("grid"));
    set_attribute(&table, "aria-label", Some(name));
    for cells in rows {
        append(&table, &[row("row", None, &cells)?.as_ref()]);
    }
    Some(table)
}

/// A cell that picks.
pub fn cell(emoji: &str, name: &str) -> Option<HtmlElement> {
    let cell = button("cell", "data-emoji", emoji)?;
    set_attribute(&cell, "role", Some("gridcell"));
    say(&cell, name);
    set_text(&cell, emoji);
    Some(cell)
}

/// The tones to choose from for a person, the chosen one checked; `glyphs` are shown, or else
/// patches of colour.
pub fn tones(
    texts: &Texts,
    name: Text,
    person: &str,
    chosen: Option<Tone>,
    glyph_of: impl Fn(Option<Tone>) -> Option<String>,
) -> Option<HtmlElement> {
    let radio = |tone: Option<Tone>| {
        let number = number(tone).to_string();
        let radio = button("cell", "data-tone", &number)?;
        set_attribute(&radio, "role", Some("radio"));
        set_attribute(&radio, "data-person", Some(person));
        set_attribute(&radio, "aria-checked", Some(flag(tone == chosen)));
        say(&radio, texts.get(tone.map_or(Text::ToneNone, Text::of_tone)));
        match glyph_of(tone) {
            Some(glyph) => set_text(&radio, &glyph),
            None => append(&radio, &[element::<HtmlElement>("span", "swatch")?.as_ref()]),
        }
        Some(radio)
    };
    let radios = TONES.into_iter().map(radio).collect::<Option<Vec<_>>>()?;
    row("radiogroup", Some(texts.get(name)), &radios)
}

/// A button with words.
pub fn action(name: &str, words: &str) -> Option<HtmlElement> {
    let action = button("flyout-action", "data-action", name)?;
    set_text(&action, words);
    Some(action)
}

/// 0 for no tone, 1 (light) to 5 (dark).
pub fn number(tone: Option<Tone>) -> u8 {
    tone.map_or(0, Tone::number)
}

fn say(element: &HtmlElement, name: &str) {
    set_attribute(element, "aria-label", Some(name));
    set_attribute(element, "title", Some(name));
}
