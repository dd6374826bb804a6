//! The search field of the static page. It is adopted and not replaced, so that the focus, the
//! typed text and a composition survive.

use crate::app::AppContext;
use crate::browser::{self, by_id, set_attribute};
use crate::gifs::chosen_service;
use crate::ui::bind::bind;
use crate::ui::emoji_grid::announcements::announce_results;
use crate::ui::emoji_grid::cell_id;
use crate::ui::emoji_grid::grid::{rows_around, scroll_to};
use crate::ui::{PickerState, SearchText, Tab, watch_now};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, InputEvent};

/// Returns the field.
pub fn field() -> Option<HtmlInputElement> {
    by_id("search")
}

/// Keeps the state equal to the field's text, and searches for text from before the app started.
pub fn adopt(ctx: AppContext) {
    // Browsers differ in whether the last input event of a composition comes before its end.
    let read = move |is_composing| {
        ctx.picker.set_search_text(SearchText { text: text(), is_composing });
        if ctx.picker.tab.get_untracked() == Tab::Emoji {
            search_anew(ctx);
        }
    };
    read(false);
    bind("#search")
        .on("input", move |event| {
            read(event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing));
        })
        .on("compositionend", move |_| read(false));
}

/// Keeps the labels of the field, and the announcement of results, up to date.
pub fn start_labels(ctx: AppContext) {
    let picker = ctx.picker;
    let label = move || {
        let tab = picker.tab.get();
        Some(picker.texts.read().get(tab.spec().search_label).to_owned())
    };
    let placeholder = move || match picker.tab.get() {
        // The terms of the services prescribe it, in their own language.
        Tab::Gifs => ctx.portal_settings.read().as_ref().map_or_else(label, |settings| {
            let service = chosen_service(&ctx.config, &settings.options);
            Some(service.spec().placeholder.to_owned())
        }),
        Tab::Emoji | Tab::Stickers => label(),
    };
    bind("#search")
        .attr("placeholder", placeholder)
        .attr("aria-label", label)
        .attr("aria-controls", move || Some(picker.tab.get().spec().list_id.to_owned()))
        .attr("aria-haspopup", move || Some(picker.tab.get().spec().list_role.to_owned()));
    if let Some(field) = field() {
        mark_active(picker, field);
    }
    announce_results(picker);
}

/// Gives the field the focus if there is a mouse: users with a mouse go on by typing. On a touch
/// screen the focus would open the on-screen keyboard over half of the picker.
pub fn focus_at_start() {
    if browser::has_fine_pointer() {
        focus();
    }
}

/// Gives the field the focus.
pub fn focus() {
    if let Some(field) = field() {
        browser::focus_element(&field);
    }
}

/// Returns the text of the field.
pub fn text() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

/// Replaces the text of the field without a search.
pub fn put(picker: PickerState, text: &str) {
    if let Some(field) = field() {
        field.set_value(text);
        picker.set_search_text(SearchText { text: text.to_owned(), is_composing: false });
    }
}

/// Searches emoji for the text of the field, unless the results are those of this text already.
pub fn search_anew(ctx: AppContext) {
    let is_same =
        ctx.picker.search_text.read_untracked().text == *ctx.picker.query.read_untracked();
    if !is_same {
        ctx.picker.search();
        scroll_to(ctx.picker, 0);
    }
}

/// Empties the field and shows all emoji again.
pub fn clear(ctx: AppContext) {
    put(ctx.picker, "");
    search_anew(ctx);
}

fn mark_active(picker: PickerState, field: HtmlInputElement) {
    let mut shown = (Tab::default(), None);
    watch_now(move || {
        picker.viewport_px.track();
        let (layout, scroll_px) = (picker.layout.read(), picker.scroll_top_px.get());
        // A cell that was scrolled far away is not in the page.
        let exists = |cell: &usize| {
            layout
                .row_of_cell(*cell)
                .is_some_and(|row| rows_around(picker, scroll_px).contains(&row))
        };
        let active = picker.cursor.get().marked().filter(exists).map(cell_id);
        // Each other tab sets the attribute for its own cells while it is on screen.
        let tab = picker.tab.get();
        let now = (tab, active.filter(|_| tab == Tab::Emoji));
        if shown != now {
            set_attribute(&field, "aria-activedescendant", now.1.as_deref());
            shown = now;
        }
    });
}
