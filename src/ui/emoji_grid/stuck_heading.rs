//! The heading of the section in view, at the top of what is visible. It lies over the real one
//! while that is there, and the next one pushes it out.

use crate::ui::PickerState;
use crate::ui::emoji_grid::grid::set_heading;
use crate::ui::watch_now;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Keeps the words and the place of the heading true.
pub fn follow(state: PickerState, stuck: Element) {
    let words = stuck.clone();
    watch_now(move || {
        state.texts.track();
        state.found.track();
        match state.section.get() {
            Some(title) => set_heading(state, &words, title),
            // Results have no heading, and the style sheet hides it when it is empty.
            None => words.set_text_content(None),
        }
    });
    let pushed = Memo::new(move |_| state.layout.read().pushed_px(state.scroll_top_px.get()));
    let Ok(stuck) = stuck.dyn_into::<HtmlElement>() else { return };
    watch_now(move || {
        let up = ["translateY(-", &*pushed.get().to_string(), "px)"].concat();
        // Only a property that is read-only can fail here.
        stuck.style().set_property("transform", &up).ok();
    });
}
