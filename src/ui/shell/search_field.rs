//! The search field stands in the static page and is adopted, not replaced: what was typed and
//! the focus survive.

use crate::browser::{self, by_id, set_attribute};
use crate::locale::Text;
use crate::ui::Tab;
use crate::ui::emoji_grid::announcements::announce_results;
use crate::ui::emoji_grid::cell_id;
use crate::ui::emoji_grid::grid::{rows_around, scroll_to};
use crate::ui::text_key::enters_text;
use crate::ui::watch_now;
use crate::ui::{PickerState, SearchText};
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};

/// The field.
pub fn field() -> Option<HtmlInputElement> {
    by_id("search")
}

/// Takes the static field over. The listeners live as long as what is returned.
pub fn adopt(state: PickerState) -> Option<[EventListener; 2]> {
    let input = field()?;
    let typed = {
        let input = input.clone();
        move || {
            if !state.is_in_gifs() {
                query_changed(state, &input.value());
            }
        }
    };
    if !input.value().is_empty() {
        typed();
    }
    // Browsers do not agree whether the last input of a composition comes before its end.
    Some(["input", "compositionend"].map(|name| {
        let (field, typed) = (input.clone(), typed.clone());
        EventListener::new(&input, name, move |event| {
            let is_composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
            state.search_text.set(SearchText { text: field.value(), is_composing });
            if name == "input" {
                typed();
            }
        })
    }))
}

/// Keeps what the field says of itself, and of the results, in step with the state.
pub fn follow(state: PickerState) {
    if let Some(input) = field() {
        label(state, input.clone());
        mark_active(state, input);
    }
    announce_results(state);
}

/// People who open the picker with a mouse go on by typing; on a touch screen the focus would
/// bring the keyboard up over half of the picker.
pub fn focus_at_start() {
    if browser::has_fine_pointer() {
        focus();
    }
}

/// Gives the field the focus.
pub fn focus() {
    if let Some(input) = field() {
        browser::focus_element(&input);
    }
}

/// Takes the text of a key that was pressed anywhere but in a field: the field has the focus by the
/// time that the browser enters the text.
pub fn take_text_of(event: &KeyboardEvent) {
    if enters_text(&event.key(), browser::held_keys(event)) {
        focus();
    }
}

/// What stands in the field.
pub fn text() -> String {
    field().map(|input| input.value()).unwrap_or_default()
}

/// Puts a text into the field, and tells nobody.
pub fn put(text: &str) {
    if let Some(input) = field() {
        input.set_value(text);
    }
}

/// Empties the field, and tells nobody.
pub fn empty() {
    put("");
}

/// Searches emoji for what stands in the field: it may have been typed among GIFs.
pub fn take_query(state: PickerState) {
    let typed = text();
    if *state.query.read_untracked() != typed {
        query_changed(state, &typed);
    }
}

/// Empties the field and shows all emoji again.
pub fn clear(state: PickerState) {
    let Some(input) = field() else { return };
    if !input.value().is_empty() || !state.query.read_untracked().is_empty() {
        input.set_value("");
        query_changed(state, "");
    }
}

fn query_changed(state: PickerState, query: &str) {
    state.in_grid.set(false);
    // The best result is taken by Enter from the start.
    state.active.set((!query.trim().is_empty()).then_some(0));
    state.awaited_enter.set(None);
    state.query.set(query.to_owned());
    // A narrowing outlives the query as long as there is something left to show.
    let is_left = |group| {
        state
            .matching_groups
            .read_untracked()
            .as_ref()
            .is_some_and(|groups| groups.contains(&group))
    };
    if state.narrowed.get_untracked().is_some_and(|group| !is_left(group)) {
        state.narrowed.set(None);
    }
    scroll_to(state, 0);
}

fn label(state: PickerState, input: HtmlInputElement) {
    watch_now(move || {
        let texts = state.texts.read();
        let text = texts.get(match state.tab.get() {
            Tab::Emoji => Text::Search,
            Tab::Gifs => Text::GifSearch,
        });
        input.set_placeholder(text);
        set_attribute(&input, "aria-label", Some(text));
    });
}

fn mark_active(state: PickerState, input: HtmlInputElement) {
    let mut marked = None;
    watch_now(move || {
        state.viewport_px.track();
        let (layout, scroll_px) = (state.layout.read(), state.scroll_top_px.get());
        // A cell that was scrolled far away is not in the page.
        let exists = |active: &usize| {
            layout
                .row_of_cell(*active)
                .is_some_and(|row| rows_around(state, scroll_px).contains(&row))
        };
        let active = state.active.get().filter(exists).map(cell_id);
        // Scrolling, mostly, changes nothing. The other tab marks its own.
        if state.tab.get() != Tab::Emoji {
            marked = None;
        } else if marked != active {
            set_attribute(&input, "aria-activedescendant", active.as_deref());
            marked = active;
        }
    });
}
