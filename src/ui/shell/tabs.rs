//! The tabs. Their buttons stand in the static page and are adopted.

use crate::browser::{by_id, focus_element, set_attribute, set_text};
use crate::gifs::GifTab;
use crate::locale::Text;
use crate::ui::PickerState;
use crate::ui::Tab;
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

impl Tab {
    const fn button_id(self) -> &'static str {
        match self {
            Self::Emoji => "tab-emoji",
            Self::Gifs => "tab-gifs",
        }
    }

    const fn panel_id(self) -> &'static str {
        match self {
            Self::Emoji => "panel",
            Self::Gifs => "gif-panel",
        }
    }

    /// What the search field works on.
    const fn list_id(self) -> &'static str {
        match self {
            Self::Emoji => "grid",
            Self::Gifs => "gif-grid",
        }
    }

    const fn list_role(self) -> &'static str {
        match self {
            Self::Emoji => "grid",
            Self::Gifs => "listbox",
        }
    }

    const fn name(self) -> Text {
        match self {
            Self::Emoji => Text::EmojiTab,
            Self::Gifs => Text::GifTab,
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Emoji => Self::Gifs,
            Self::Gifs => Self::Emoji,
        }
    }
}

/// Makes the buttons live. The listeners live as long as what is returned.
pub fn adopt(state: PickerState, gifs: &GifTab) -> Vec<EventListener> {
    name_tabs(state);
    show_tab(state, gifs.clone());
    Tab::ALL.into_iter().flat_map(|tab| listeners(state, tab)).collect()
}

fn listeners(state: PickerState, tab: Tab) -> Vec<EventListener> {
    let Some(button) = by_id::<HtmlElement>(tab.button_id()) else { return Vec::new() };
    let on_click = EventListener::new(&button, "click", move |_| {
        state.go_to(tab);
        search_field::focus_at_start();
    });
    let options = EventListenerOptions::enable_prevent_default();
    let on_key = EventListener::new_with_options(&button, "keydown", options, move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        let to = match key.as_str() {
            // There are two of them: either arrow leads to the other one.
            "ArrowLeft" | "ArrowRight" => tab.other(),
            "Home" => Tab::Emoji,
            "End" => Tab::Gifs,
            _ => return,
        };
        let Some(button) = by_id::<HtmlElement>(to.button_id()).filter(|it| !it.hidden()) else {
            return;
        };
        event.prevent_default();
        state.go_to(to);
        focus_element(&button);
    });
    vec![on_click, on_key]
}

fn name_tabs(state: PickerState) {
    watch_now(move || {
        let texts = state.texts.read();
        for tab in Tab::ALL {
            if let Some(button) = by_id::<Element>(tab.button_id()) {
                set_attribute(&button, "aria-label", Some(texts.get(tab.name())));
                set_attribute(&button, "title", Some(texts.get(tab.name())));
                // What is seen is what the button is called, for who speaks to it.
                if let Some(word) = button.query_selector(".tab-word").ok().flatten() {
                    set_text(&word, texts.get(tab.name()));
                }
            }
        }
    });
    watch_now(move || {
        if let Some(button) = by_id::<HtmlElement>(Tab::Gifs.button_id()) {
            button.set_hidden(!state.has_gif_tab.get());
        }
    });
}

/// Shows one panel, hides the other, and hands the query over.
fn show_tab(state: PickerState, gifs: GifTab) {
    let mut before = Tab::default();
    watch_now(move || {
        let shown = state.tab.get();
        if std::mem::replace(&mut before, shown) == shown {
            return;
        }
        for tab in Tab::ALL {
            let is_shown = tab == shown;
            if let Some(button) = by_id::<HtmlElement>(tab.button_id()) {
                set_attribute(
                    &button,
                    "aria-selected",
                    Some(if is_shown { "true" } else { "false" }),
                );
                button.set_tab_index(if is_shown { 0 } else { -1 });
            }
            if let Some(panel) = by_id::<HtmlElement>(tab.panel_id()) {
                panel.set_hidden(!is_shown);
            }
        }
        for id in ["groups", "preview"] {
            if let Some(part) = by_id::<HtmlElement>(id) {
                part.set_hidden(shown != Tab::Emoji);
            }
        }
        if let Some(field) = search_field::field() {
            set_attribute(&field, "aria-controls", Some(shown.list_id()));
            set_attribute(&field, "aria-haspopup", Some(shown.list_role()));
            set_attribute(&field, "aria-activedescendant", None);
        }
        match shown {
            Tab::Gifs => gifs.show(),
            Tab::Emoji => {
                gifs.hide();
                search_field::take_query(state);
            }
        }
    });
}
