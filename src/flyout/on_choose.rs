//! What becomes of a click in the flyout.

use super::controller::FlyoutDialog;
use super::lazy_flyout::About;
use super::parts::number;
use super::sheet::with_tone;
use crate::browser::closest;
use crate::delivery::{Pick, Picked};
use crate::emoji::{Choice, Tone, Tones};
use crate::locale::{Phrase, Text};
use crate::person::Change;
use crate::ui::emoji_grid::grid_focus::hold_focus;
use crate::ui::{Toast, ToastKind, announce};
use leptos::prelude::{GetUntracked as _, ReadUntracked as _};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, MouseEvent};

impl FlyoutDialog {
    pub(super) fn on_click(&self, event: &Event) {
        let stay = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
        if let Some(cell) = closest(event, "[data-emoji]") {
            let emoji = cell.get_attribute("data-emoji").unwrap_or_default();
            self.remember(&emoji);
            self.close();
            self.0.ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
        } else if let Some(radio) = closest(event, "[data-tone]") {
            let number = radio.get_attribute("data-tone").and_then(|it| it.parse().ok());
            let person = radio.get_attribute("data-person").unwrap_or_default();
            self.choose_tone(&person, Tone::from_number(number.unwrap_or_default()));
        } else if let Some(button) = closest(event, "[data-action]") {
            let about = self.0.open.borrow().as_ref().map(|open| open.about);
            if let Some(About::Emoji { choice, .. }) = about {
                self.act(&button.get_attribute("data-action").unwrap_or_default(), choice);
            }
        }
    }

    fn choose_tone(&self, person: &str, tone: Option<Tone>) {
        if person == "all" {
            self.change(Change::Tone(tone));
            self.close();
            return;
        }
        if let Some(open) = &mut *self.0.open.borrow_mut() {
            open.skin = with_tone(open.skin, person == "second", tone);
        }
        // What was chosen keeps the focus, though it is made anew.
        let number = number(tone);
        self.fill(Some(&format!("[data-person='{person}'][data-tone='{number}']")));
    }

    /// A form and tone that were picked here are those that the person wants.
    fn remember(&self, emoji: &str) {
        let Some(drawable) = self.0.ctx.picker.drawable.get_untracked() else { return };
        let catalogue = &drawable.catalogue;
        let Some(choice) = catalogue.choice(emoji) else { return };
        let Some(known) = catalogue.get(choice.id) else { return };
        let taste = self.0.ctx.picker.skin_preferences.get_untracked();
        match known.tones {
            Tones::One if taste.tone != choice.skin.first => {
                self.change(Change::Tone(choice.skin.first));
            }
            Tones::Two => self.change(Change::Pair(emoji.to_owned())),
            Tones::One | Tones::None => {}
        }
        let forms = catalogue.forms_of(choice.id);
        let is_neutral = forms.first() == Some(&choice.id);
        let gender = known.gender.filter(|_| !is_neutral);
        if forms.len() > 1 && taste.gender != gender {
            self.change(Change::Gender(gender));
        }
    }

    fn act(&self, action: &str, choice: Choice) {
        let Some(emoji) = self.0.ctx.picker.text_of(choice) else { return };
        let said = match action {
            "pin" if self.0.ctx.store.state().usage().has_room() => {
                self.change(Change::Pin(emoji.clone()));
                Phrase::filled(Text::Pinned, emoji)
            }
            "pin" => {
                self.close();
                let toast = Toast { text: Text::PinsFull.into(), kind: ToastKind::Done };
                self.0.ctx.messages.toast(toast);
                return;
            }
            "unpin" => {
                self.change(Change::Unpin(emoji.clone()));
                Phrase::filled(Text::Unpinned, emoji)
            }
            "clear-frequent" => {
                self.change(Change::Clear);
                Text::Cleared.into()
            }
            _ => return,
        };
        self.close();
        announce(&said.words(&self.0.ctx.picker.texts.read_untracked()));
    }

    /// Changes what the person prefers, here and in the grid. The first row moves only for who has
    /// changed the row itself.
    fn change(&self, change: Change) {
        let is_of_row = matches!(change, Change::Pin(_) | Change::Unpin(_) | Change::Clear);
        self.0.ctx.store.change(change);
        let (state, person) = (self.0.ctx.picker, self.0.ctx.store.state());
        if is_of_row {
            state.set_usage(person.usage().clone());
        } else {
            state.set_skin_preferences(person.taste().clone());
        }
        hold_focus(state);
    }
}
