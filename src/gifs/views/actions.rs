//! What the user does in the tab.

use super::store::GifStore;
use crate::browser;
use crate::delivery::{Pick, Picked};
use crate::gifs::{Event, Pingback, SavedList, Source, Step, Toggled};
use crate::locale::Text;
use crate::ui::SearchText;
use crate::ui::shell::search_field;
use leptos::prelude::*;
use std::sync::Arc;

/// Searches for a text after a pause in typing.
pub(super) fn type_text(store: GifStore, search: SearchText) {
    store.handed_over.set_value(Some(search.clone()));
    let SearchText { text, is_composing } = search;
    store.change(|state| state.active = None);
    store.handle(if is_composing {
        // Touch keyboards compose each word while it is typed, and may never end that.
        Event::Composing { text, has_end: !browser::has_touch_screen() }
    } else {
        Event::Typed(text)
    });
}

/// Picks the marked GIF; without one, searches for the query at once.
pub(super) fn submit(store: GifStore, stay: bool) {
    if let Some(index) = store.state.with_untracked(|state| state.cell_to_pick()) {
        return pick(store, index, stay);
    }
    // The effect that follows the search field runs after the event that has changed it: the query
    // may still be unknown to the feed.
    let search = store.picker.search_text.get_untracked();
    if store.state.with_untracked(|state| state.typed() != search.text) {
        type_text(store, search);
    }
    store.handle(Event::Submitted);
}

/// Writes a query into the search field, and searches for it at once.
pub(super) fn search_for(store: GifStore, words: &str) {
    search_field::put(store.picker, words);
    type_text(store, SearchText { text: words.to_owned(), is_composing: false });
    store.handle(Event::Submitted);
}

/// Empties the search field and shows what is popular.
pub(super) fn show_trending(store: GifStore) {
    search_field::put(store.picker, "");
    type_text(store, SearchText::default());
    search_field::focus();
}

/// Lists something else than what the search field asks for.
pub(super) fn choose(store: GifStore, source: Source) {
    store.handed_over.set_value(None);
    store.change(|state| state.active = None);
    store.handle(Event::Chosen(source));
}

/// Lists the user's favorites or recents, as they are now.
pub(super) fn choose_saved(store: GifStore, list: SavedList) {
    let service = store.provider().service();
    let ids = store.change(|state| {
        state.saved_list = Some(list);
        list.ids(&state.saved, service)
    });
    choose(store, Source::Ids(ids));
}

/// Delivers the GIF of a cell. `stay` keeps the focus in the picker. Copying needs the click or the
/// key that has called this.
pub(super) fn pick(store: GifStore, index: usize, stay: bool) {
    let Some(gif) = store.gif(index) else { return };
    let Some(link) = gif.send_url.clone() else {
        return store.toast(Text::GifNoLink.into());
    };
    let what = Picked::Gif { gif: Arc::clone(&gif), link };
    if store.ctx().picks.pick(Pick { what, stay }) {
        store.ping(&gif, Pingback::Clicked);
        store.read_saved();
    }
}

/// Makes the GIF of a cell a favorite, or takes it back.
pub(super) fn toggle_favourite(store: GifStore, index: usize) {
    let Some(gif) = store.gif(index) else { return };
    let text = match store.ctx().store.toggle_favourite(&gif.id) {
        Toggled::Added => Text::GifFavouriteAdded,
        Toggled::Removed => Text::GifFavouriteRemoved,
        Toggled::Full => Text::GifFavouritesFull,
    };
    store.toast(text.into());
    store.read_saved();
}

/// Moves the mark, and scrolls to it. A step out of the grid leads to the search field. Returns
/// `false` if the step means nothing here.
pub(super) fn move_mark(store: GifStore, step: Step) -> bool {
    if !store.change(|state| state.step(step)) {
        return false;
    }
    let active = store.state.with_untracked(|state| state.active);
    let Some(index) = active else {
        search_field::focus();
        return true;
    };
    if let Some(top_px) = store.state.with_untracked(|state| state.scroll_to_show(index)) {
        store.scroll_to(top_px);
    }
    store.ask_for_more();
    true
}

/// Leaves one layer: the grid, then the query, then the frame.
pub(super) fn escape(store: GifStore) {
    if store.state.with_untracked(|state| state.active.is_some()) {
        store.change(|state| state.active = None);
        search_field::focus();
    } else if store.picker.search_text.with_untracked(|search| search.text.is_empty()) {
        browser::focus_parent();
    } else {
        show_trending(store);
    }
}
