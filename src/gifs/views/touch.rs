//! Fingers on GIFs. A finger cannot point without pressing, so a long press shows what the mouse
//! shows by pointing: the star.

use super::grid::index_at;
use super::store::GifStore;
use crate::browser::{LongPress, closest, has_touch_screen};
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::{Event, PointerEvent};

/// A handle to what is known of the last press on a cell.
#[derive(Clone, Copy, Default)]
pub(super) struct Touch(StoredValue<Press, LocalStorage>);

/// The last press on a cell.
#[derive(Default)]
struct Press {
    timer: LongPress,
    /// Whether the press was made by a finger or a pen.
    is_finger: Cell<bool>,
    /// Whether the pointer was on the same cell before the press.
    has_pointed: Cell<bool>,
    /// Whether the press has become a long one: the click that may follow does nothing.
    swallows_click: Cell<bool>,
}

impl Touch {
    /// Handles the beginning of a press, which may become a long one.
    pub(super) fn begin(self, store: GifStore, event: &PointerEvent) {
        let is_finger = event.pointer_type() != "mouse";
        self.with(|press| {
            press.swallows_click.set(false);
            press.is_finger.set(is_finger);
            press.timer.end();
            // Browsers match `:hover` for a finger, but only after this event.
            press.has_pointed.set(closest(event, ".gif:hover").is_some() && !has_touch_screen());
        });
        let Some(index) = index_at(event).filter(|_| is_finger && event.is_primary()) else {
            return;
        };
        let id_at = move |index| store.gif(index).map(|gif| gif.id.clone());
        let pressed = id_at(index);
        let on_long_press = move || {
            // Another list may have arrived under the finger.
            if id_at(index) == pressed {
                self.hold(store, index);
            }
        };
        self.with(|press| press.timer.begin(event, on_long_press));
    }

    /// Handles a movement, which ends a press unless it is small.
    pub(super) fn move_to(self, event: &Event) {
        self.with(|press| press.timer.move_to(event));
    }

    /// Handles the end of a press.
    pub(super) fn end(self) {
        self.with(|press| press.timer.end());
    }

    /// Handles the wish for a menu: Android has one for a long press, and ends the press before.
    pub(super) fn open_menu(self, store: GifStore, event: &Event) {
        if let Some(index) = index_at(event).filter(|_| self.with(|press| press.is_finger.get())) {
            event.prevent_default();
            self.hold(store, index);
        }
    }

    /// Marks a GIF, so that its star can be seen and pressed.
    fn hold(self, store: GifStore, index: usize) {
        self.with(|press| {
            press.timer.end();
            press.swallows_click.set(true);
        });
        store.change(|state| state.mark_for_star(index));
    }

    /// Returns whether a click is only the end of a long press.
    pub(super) fn swallows_click(self) -> bool {
        self.with(|press| press.swallows_click.take())
    }

    /// Returns whether the star of a cell was visible when it was pressed. The style sheet's
    /// `:hover` alone does not tell: browsers match it for a finger that comes down.
    pub(super) fn shows_star(self, store: GifStore, index: usize) -> bool {
        let is_always_shown = store
            .state
            .with_untracked(|state| state.active == Some(index) || state.is_favourite(index));
        is_always_shown || self.with(|press| !press.is_finger.get() || press.has_pointed.get())
    }

    fn with<T>(self, act: impl FnOnce(&Press) -> T) -> T {
        self.0.with_value(act)
    }
}
