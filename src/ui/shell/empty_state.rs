//! The message above the grid when a search has nothing to show: it found nothing, or the picker
//! cannot search (yet).

use super::search_field;
use crate::app::AppContext;
use crate::locale::{Phrase, Text};
use crate::ui::bind::{Bound, bind, instantiate, replace_children};
use crate::ui::{Tab, printable_query, watch_now};
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Keeps the element above the grid up to date.
pub fn adopt(ctx: AppContext) {
    let Some(above) = bind("#above").element::<HtmlElement>() else { return };
    watch_now(move || {
        let shown = message(ctx);
        replace_children(&above, shown.as_slice());
    });
}

fn message(ctx: AppContext) -> Option<Bound> {
    let picker = ctx.picker;
    let query = picker.query.get();
    if query.trim().is_empty() {
        return None;
    }
    match picker.found.get() {
        Some(found) if !found.hits.is_empty() => {
            picker.has_found_letters().then(|| line(ctx, "note", Text::FlagsAsLetters))
        }
        Some(found) => Some(nothing_found(ctx, &query, !found.guesses.is_empty())),
        None => Some(line(ctx, "empty", {
            let has_failed = picker.has_names_failed.get();
            if has_failed { Text::NamesFailed } else { Text::NamesLoading }
        })),
    }
}

fn line(ctx: AppContext, class: &'static str, text: Text) -> Bound {
    instantiate("line").attr("class", move || Some(class.to_owned())).word(ctx.picker.texts, text)
}

/// With guesses below, the message is one line, so that the guesses stay in view.
fn nothing_found(ctx: AppContext, query: &str, has_guesses: bool) -> Bound {
    let picker = ctx.picker;
    let class = if has_guesses { "empty brief" } else { "empty" };
    let message = instantiate("nothing-found").attr("class", move || Some(class.to_owned()));
    let phrase = Phrase::filled(Text::NothingFound, printable_query(query));
    message.find(".empty-text").phrase(picker.texts, phrase);
    message.find("[data-action=clear-search]").word(picker.texts, Text::ClearSearch).on(
        "click",
        move |_| {
            search_field::clear(ctx);
            search_field::focus();
        },
    );
    let search_gifs = message.find("[data-action=search-gifs]");
    if picker.has_tab(Tab::Gifs) {
        search_gifs.word(picker.texts, Text::GifSearchInstead).on("click", move |_| {
            picker.go_to(Tab::Gifs);
            search_field::focus();
        });
    } else {
        search_gifs.remove();
    }
    message
}
