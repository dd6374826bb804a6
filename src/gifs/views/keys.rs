//! Keys in the GIF tab: the same as among emoji, by what is seen.

use super::tab::Gifs;
use crate::browser;
use crate::gifs::{Event, Step};
use crate::ui::shell::search_field;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

impl Gifs {
    fn active(&self) -> Option<usize> {
        self.state().active
    }
}

/// A key anywhere in the page while the tab is open.
pub(super) fn on_key(gifs: &Gifs, event: &KeyboardEvent) {
    if browser::is_composing(event) {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let handled = match (event.key().as_str(), Place::of(target.as_ref())) {
        ("Escape", _) => escape(gifs),
        (_, Place::Field) => false,
        (key, Place::Button) => {
            if key == "ArrowDown" {
                search_field::focus();
                go(gifs, Step::Down)
            } else {
                if crate::ui::enters_text(&event.key(), browser::held_keys(event)) {
                    search_field::focus();
                }
                false
            }
        }
        ("Enter", _) => enter(gifs, event.shift_key()),
        (" ", Place::Grid) => enter(gifs, event.shift_key()),
        ("d" | "D", _) if event.ctrl_key() || event.meta_key() => favourite(gifs),
        (key, place) => match step_for(gifs, key, event, place) {
            Some(step) => go(gifs, step),
            None => {
                if place == Place::Grid {
                    if crate::ui::enters_text(&event.key(), browser::held_keys(event)) {
                        search_field::focus();
                    }
                }
                false
            }
        },
    };
    if handled {
        event.prevent_default();
    }
}

/// Where the focus is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Search,
    /// In the grid, or nowhere in particular.
    Grid,
    /// On a button, which has keys of its own.
    Button,
    /// In another field.
    Field,
}

impl Place {
    fn of(target: Option<&Element>) -> Self {
        let Some(target) = target else { return Self::Grid };
        let is_in = |selector| target.closest(selector).is_ok_and(|found| found.is_some());
        if target.id() == "search" {
            Self::Search
        } else if is_in("input, textarea") {
            Self::Field
        } else if is_in("button, a") {
            Self::Button
        } else {
            Self::Grid
        }
    }
}

fn step_for(gifs: &Gifs, key: &str, event: &KeyboardEvent, place: Place) -> Option<Step> {
    if event.alt_key() || event.meta_key() {
        return None;
    }
    let in_text = place == Place::Search && gifs.active().is_none();
    let page = gifs.state().viewport_px;
    Some(match key {
        "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "PageDown" => Step::PageDown(page),
        "PageUp" => Step::PageUp(page),
        _ if in_text => return None,
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return None,
    })
}

fn go(gifs: &Gifs, step: Step) -> bool {
    let (is_step, active, top_px) = {
        let mut state = gifs.state_mut();
        let is_step = state.go(step);
        let top_px = state.active.and_then(|index| state.scroll_to_show(index));
        (is_step, state.active, top_px)
    };
    if !is_step {
        return false;
    }
    gifs.marks_by_key();
    if let Some(top_px) = top_px {
        gifs.scroll_to(top_px);
    }
    gifs.update_grid();
    if active.is_none() {
        search_field::focus();
    }
    true
}

/// Takes the marked GIF; without one, what was typed is searched for at once.
fn enter(gifs: &Gifs, stay: bool) -> bool {
    match gifs.active().filter(|_| !gifs.marks_for_star()) {
        Some(index) => gifs.pick(index, stay),
        None => gifs.handle(Event::Submitted),
    }
    true
}

fn favourite(gifs: &Gifs) -> bool {
    if let Some(index) = gifs.active() {
        gifs.toggle_favourite(index);
    }
    true
}

/// Peels one layer: the place in the grid, then the query, then the frame itself.
fn escape(gifs: &Gifs) -> bool {
    if gifs.active().is_some() {
        gifs.state_mut().active = None;
        gifs.update_grid();
        search_field::focus();
    } else if search_field::text().is_empty() {
        browser::focus_parent();
    } else {
        gifs.show_trending();
    }
    true
}
