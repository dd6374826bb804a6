//! Changes of the user's preferences, stored and shown at once. Any part of the picker may make
//! them.

use super::{Change, PersonStore};
use crate::emoji::{Gender, Tone};
use crate::ui::PickerState;
use crate::ui::emoji_grid::grid_focus::hold_focus;
use std::rc::Rc;

impl PersonStore {
    /// Sets the tone of all emoji of one person; `None` is the font's own color.
    pub fn set_tone(self: &Rc<Self>, picker: PickerState, tone: Option<Tone>) {
        self.change_skin(picker, Change::Tone(tone));
    }

    /// Sets the form to show where there are several; `None` is the neutral one.
    pub fn set_gender(self: &Rc<Self>, picker: PickerState, gender: Option<Gender>) {
        self.change_skin(picker, Change::Gender(gender));
    }

    /// Sets the tones of an emoji of two people, given as the emoji with these tones.
    pub fn set_pair_tones(self: &Rc<Self>, picker: PickerState, emoji: &str) {
        self.change_skin(picker, Change::Pair(emoji.to_owned()));
    }

    /// Pins an emoji behind the pinned ones. Returns `false`, and changes nothing, if the row is
    /// full.
    pub fn pin(self: &Rc<Self>, picker: PickerState, emoji: &str) -> bool {
        let has_room = self.state().usage().has_room();
        if has_room {
            self.change_first_row(picker, Change::Pin(emoji.to_owned()));
        }
        has_room
    }

    /// Removes an emoji from the pinned ones.
    pub fn unpin(self: &Rc<Self>, picker: PickerState, emoji: &str) {
        self.change_first_row(picker, Change::Unpin(emoji.to_owned()));
    }

    /// Clears the list of used emoji. Pinned ones stay.
    pub fn clear_used(self: &Rc<Self>, picker: PickerState) {
        self.change_first_row(picker, Change::Clear);
    }

    fn change_skin(self: &Rc<Self>, picker: PickerState, change: Change) {
        self.change(change);
        picker.set_skin_preferences(self.state().skin_preferences().clone());
        hold_focus(picker);
    }

    /// Shows the first row as it is stored. Other changes leave the row on screen as it is, because
    /// cells that move under the pointer make the user miss.
    fn change_first_row(self: &Rc<Self>, picker: PickerState, change: Change) {
        self.change(change);
        picker.set_usage(self.state().usage().clone());
        hold_focus(picker);
    }
}
