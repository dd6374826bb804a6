//! What the buttons of a flyout do.

use super::controller::OpenFlyout;
use crate::app::AppContext;
use crate::delivery::{Pick, Picked};
use crate::emoji::{Choice, Tone, Tones};
use crate::locale::{Phrase, Text};
use crate::ui::{Toast, ToastKind, announce};
use leptos::prelude::*;

/// Picks a variant, which becomes the user's preference, and closes the flyout. `stay` is as in
/// [`Pick`].
pub fn pick(flyout: OpenFlyout, variant: Choice, stay: bool) {
    let ctx = flyout.ctx;
    let Some(emoji) = ctx.picker.text_of(variant) else { return };
    prefer(ctx, variant, &emoji);
    flyout.close();
    ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
}

/// Makes the tone and the form of a variant the user's preference.
fn prefer(ctx: AppContext, variant: Choice, emoji: &str) {
    let Some(drawable) = ctx.picker.drawable.get_untracked() else { return };
    let catalogue = &drawable.catalogue;
    let Some(known) = catalogue.get(variant.id) else { return };
    let preferences = ctx.picker.skin_preferences.get_untracked();
    match known.tones {
        Tones::One if preferences.tone != variant.skin.first => {
            ctx.store.set_tone(ctx.picker, variant.skin.first);
        }
        Tones::Two => ctx.store.set_pair_tones(ctx.picker, emoji),
        Tones::One | Tones::None => {}
    }
    let forms = catalogue.forms_of(variant.id);
    let is_neutral = forms.first() == Some(&variant.id);
    let gender = known.gender.filter(|_| !is_neutral);
    if forms.len() > 1 && preferences.gender != gender {
        ctx.store.set_gender(ctx.picker, gender);
    }
}

/// Sets the tone of all emoji and closes the flyout.
pub fn choose_tone_of_all(flyout: OpenFlyout, tone: Option<Tone>) {
    flyout.ctx.store.set_tone(flyout.ctx.picker, tone);
    flyout.close();
}

/// An action on an emoji other than picking it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmojiAction {
    /// Pins the emoji to the first row.
    Pin,
    /// Removes the emoji from the pinned ones.
    Unpin,
    /// Clears the frequently used emoji.
    ClearFrequent,
}

impl EmojiAction {
    /// Returns the actions that are possible now, in the order of their buttons. `is_frequent`: the
    /// flyout was opened in the row of frequently used emoji.
    pub fn offered(ctx: AppContext, emoji: &str, is_frequent: bool) -> Vec<Self> {
        let person = ctx.store.state();
        let is_pinned = person.usage().is_pinned(emoji);
        let mut actions = vec![if is_pinned { Self::Unpin } else { Self::Pin }];
        if is_frequent && person.usage().used().next().is_some() {
            actions.push(Self::ClearFrequent);
        }
        actions
    }

    /// Returns the value of the button's `data-action`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Unpin => "unpin",
            Self::ClearFrequent => "clear-frequent",
        }
    }

    /// Returns the text on the button.
    pub const fn label(self) -> Text {
        match self {
            Self::Pin => Text::Pin,
            Self::Unpin => Text::Unpin,
            Self::ClearFrequent => Text::ClearFrequent,
        }
    }
}

/// Performs an action, closes the flyout, and announces what was done.
pub fn perform(flyout: OpenFlyout, action: EmojiAction, emoji: &str) {
    let ctx = flyout.ctx;
    let done = match action {
        EmojiAction::Pin => {
            if !ctx.store.pin(ctx.picker, emoji) {
                flyout.close();
                ctx.messages.toast(Toast { text: Text::PinsFull.into(), kind: ToastKind::Done });
                return;
            }
            Phrase::filled(Text::Pinned, emoji)
        }
        EmojiAction::Unpin => {
            ctx.store.unpin(ctx.picker, emoji);
            Phrase::filled(Text::Unpinned, emoji)
        }
        EmojiAction::ClearFrequent => {
            ctx.store.clear_used(ctx.picker);
            Text::Cleared.into()
        }
    };
    flyout.close();
    announce(&done.words(&ctx.picker.texts.get_untracked()));
}
