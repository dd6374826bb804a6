//! The sticky heading: the title of the section in view. It covers the real heading while that is
//! in view, and the next heading pushes it out.

use crate::ui::PickerState;
use crate::ui::emoji_grid::grid::set_heading;
use crate::ui::watch_now;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Keeps the words and the position of the heading up to date.
pub fn start(state: PickerState, stuck: Element) {
    let words = stuck.clone();
    watch_now(move || {
        state.texts.track();
        state.found.track();
        match state.section.get() {
            Some(title) => set_heading(state, &words, title),
            // Results have no heading. The style sheet hides an empty one.
            None => words.set_text_content(None),
        }
    });
    let pushed = Memo::new(move |_| state.layout.read().pushed_px(state.scroll_top_px.get()));
    let Ok(stuck) = stuck.dyn_into::<HtmlElement>() else { return };
    watch_now(move || {
        let up = ["translateY(-", &*pushed.get().to_string(), "px)"].concat();
        // Fails only for a read-only property.
        stuck.style().set_property("transform", &up).ok();
    });
}
