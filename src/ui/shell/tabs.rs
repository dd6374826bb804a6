//! The buttons of the tabs, and the panels that they show.

use super::search_field;
use crate::app::AppContext;
use crate::browser::{flag, focus_element};
use crate::ui::bind::bind;
use crate::ui::keymap::{self, Ends, Key};
use crate::ui::{Tab, TabSpec, watch_now};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// Makes the buttons interactive.
pub fn adopt(ctx: AppContext) {
    for tab in Tab::ALL {
        adopt_tab(ctx, tab);
    }
    for part in ["#groups", "#preview"] {
        bind(part).hidden(move || ctx.picker.tab.get() != Tab::Emoji);
    }
    // The emoji tab searches for the text that the user has typed in another tab.
    watch_now(move || {
        if ctx.picker.tab.get() == Tab::Emoji {
            search_field::search_anew(ctx);
        }
    });
}

fn adopt_tab(ctx: AppContext, tab: Tab) {
    let picker = ctx.picker;
    let TabSpec { button_id, panel_id, title, .. } = *tab.spec();
    let is_shown = move || picker.tab.get() == tab;
    bind(&["#", button_id].concat())
        .word_attr("aria-label", picker.texts, title)
        .word_attr("title", picker.texts, title)
        .attr("aria-selected", move || Some(flag(is_shown()).to_owned()))
        .attr("tabindex", move || Some(if is_shown() { "0" } else { "-1" }.to_owned()))
        .hidden(move || !picker.has_tab(tab))
        .on("click", move |_| {
            picker.go_to(tab);
            search_field::focus_at_start();
        })
        .on("keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if let Some(to) = target_of(ctx, tab, event) {
                event.prevent_default();
                picker.go_to(to);
                if let Some(button) = bind(&["#", to.spec().button_id].concat()).element() {
                    focus_element(&button);
                }
            }
        })
        // Speech control names a button by its visible word.
        .find(".tab-word")
        .word(picker.texts, title);
    bind(&["#", panel_id].concat()).hidden(move || !is_shown());
}

/// Returns the tab that an arrow key, Home or End leads to. Arrow keys wrap around.
fn target_of(ctx: AppContext, from: Tab, event: &KeyboardEvent) -> Option<Tab> {
    let tabs: Vec<Tab> = Tab::ALL.into_iter().filter(|tab| ctx.picker.has_tab(*tab)).collect();
    let at = tabs.iter().position(|tab| *tab == from)?;
    let is_rtl = ctx.picker.locale.get_untracked().is_rtl();
    keymap::target_in_row(&Key::of(event), at, tabs.len(), Ends::GoRound, is_rtl)
        .and_then(|to| tabs.get(to).copied())
}
