//! The actions of the buttons.

mod check_up;
mod finish;
mod load_packs;
mod placements;
mod save;
mod save_packs;
mod try_keys;

use super::context::AdminContext;
use super::state::{AdminState, Report};
use super::{AdminText, Card, StatusLine, apply_label};
use leptos::prelude::Read as _;
use wasm_bindgen_futures::spawn_local;

/// What a button does, and how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Repeats the check-up.
    CheckUp,
    /// Binds and unbinds what the ticked placements require.
    Add,
    /// Unbinds everything.
    Remove,
    /// Tries the keys of the GIF services.
    TryKeys,
    /// Saves the settings.
    Save,
    /// Lists the custom packs of stickers.
    LoadPacks,
    /// Saves the company's stickers.
    SavePacks,
    /// Finishes the installation.
    Finish,
}

impl Action {
    /// Returns the value of `data-action`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::CheckUp => "check",
            Self::Add => "add",
            Self::Remove => "remove",
            Self::TryKeys => "try",
            Self::Save => "save",
            Self::LoadPacks => "packs",
            Self::SavePacks => "save-packs",
            Self::Finish => "finish",
        }
    }

    /// Returns the card that shows how the action goes.
    const fn card(self) -> Card {
        match self {
            Self::CheckUp => Card::Checks,
            Self::Add | Self::Remove => Card::Places,
            Self::TryKeys => Card::Keys,
            Self::Save => Card::Settings,
            Self::LoadPacks | Self::SavePacks => Card::Stickers,
            Self::Finish => Card::Finish,
        }
    }

    /// Whether the button is the main one of its card.
    pub(super) const fn is_primary(self) -> bool {
        matches!(self, Self::Add | Self::Save | Self::SavePacks | Self::Finish)
    }

    /// Returns the label of the button.
    pub(super) fn label(self, state: AdminState) -> AdminText {
        match self {
            Self::CheckUp => AdminText::CheckAgain,
            Self::Add => {
                let bindings = state.bindings.read();
                let bindings = bindings.as_deref().unwrap_or_default();
                apply_label(bindings, &state.chosen(), state.handler)
            }
            Self::Remove => AdminText::Remove,
            Self::TryKeys => AdminText::TryKey,
            Self::Save => AdminText::Save,
            Self::LoadPacks => AdminText::ShowPacks,
            Self::SavePacks => AdminText::SavePacks,
            Self::Finish => AdminText::Finish,
        }
    }

    /// Whether the button is hidden.
    pub(super) fn is_hidden(self, state: AdminState) -> bool {
        match self {
            Self::Remove => state.bindings.read().as_deref().is_none_or(<[_]>::is_empty),
            Self::SavePacks => state.packs.read().as_deref().is_none_or(<[_]>::is_empty),
            _ => false,
        }
    }

    /// Whether the button is marked as disabled. It keeps the focus and reacts to a click, if only
    /// with an explanation.
    pub(super) fn is_disabled(self, state: AdminState) -> bool {
        state.is_busy() || self == Self::Finish && !state.can_finish()
    }

    /// Carries the action out, unless another one is running.
    pub(super) fn start(self, admin: AdminContext) {
        if !admin.state.try_start(self.card()) {
            return;
        }
        spawn_local(async move {
            let report = match self {
                Self::CheckUp => check_up::check_up(admin).await,
                Self::Add => self.report(placements::apply_choice(admin).await),
                Self::Remove => self.report(placements::remove_all(admin).await),
                Self::TryKeys => self.report(try_keys::try_keys(admin).await),
                Self::Save => self.report(save::save(admin).await),
                Self::LoadPacks => self.report(load_packs::load_packs(admin).await),
                Self::SavePacks => self.report(vec![save_packs::save_packs(admin).await]),
                Self::Finish => self.report(vec![finish::finish(admin).await]),
            };
            admin.state.finish(report);
        });
    }

    const fn report(self, lines: Vec<StatusLine>) -> Report {
        Report { card: self.card(), lines }
    }
}
