//! The state of the page, in signals.

use super::{
    AdminPlacement, AdminText, AdminTexts, Advice, AppSource, Binding, Card, Findings,
    PlacementState, Severity, StatusLine, advice, initial_choice, state,
};
use crate::portal::{PlacementContext, PortalOptions};
use crate::rest::RestError;
use crate::stickers::{CompanyPacks, Pack};
use crate::ui::announce;
use leptos::prelude::*;

/// The state of the page. `Copy` and `Send`, so that components capture it in closures.
#[derive(Clone, Copy)]
pub(super) struct AdminState {
    /// The texts in the language of the page, which never changes.
    pub(super) texts: &'static AdminTexts,
    /// The address to bind: that of this page.
    pub(super) handler: &'static str,
    /// Whether the portal opened the page to install the app.
    pub(super) is_installing: bool,
    /// What the check-up has found out.
    pub(super) findings: RwSignal<Findings>,
    /// The app's bindings. `None` until the portal has listed them, and if it fails to.
    pub(super) bindings: RwSignal<Option<Vec<Binding>>>,
    /// The placements that are ticked. `None` until the user has changed one or the bindings are
    /// known.
    choice: RwSignal<Option<Vec<AdminPlacement>>>,
    /// The settings as the portal has stored them.
    pub(super) stored: RwSignal<PortalOptions>,
    /// The settings as the fields say.
    pub(super) entered: RwSignal<PortalOptions>,
    /// The custom packs that the portal has listed. `None` until the user asks for them.
    pub(super) packs: RwSignal<Option<Vec<Pack>>>,
    /// The company's stickers as the fields say.
    pub(super) company: RwSignal<CompanyPacks>,
    /// The card whose action is running. One action runs at a time.
    busy: RwSignal<Option<Card>>,
    checks_lines: RwSignal<Vec<StatusLine>>,
    places_lines: RwSignal<Vec<StatusLine>>,
    keys_lines: RwSignal<Vec<StatusLine>>,
    settings_lines: RwSignal<Vec<StatusLine>>,
    stickers_lines: RwSignal<Vec<StatusLine>>,
    finish_lines: RwSignal<Vec<StatusLine>>,
}

/// The status lines that an action leaves in a card.
pub(super) struct Report {
    pub(super) card: Card,
    pub(super) lines: Vec<StatusLine>,
}

impl AdminState {
    /// Creates the state before the first check-up.
    pub(super) fn new(
        context: &PlacementContext,
        texts: AdminTexts,
        handler: String,
        is_installing: bool,
    ) -> Self {
        let options = PortalOptions::read(&context.app_options);
        let lines = || RwSignal::new(Vec::new());
        Self {
            texts: Box::leak(Box::new(texts)),
            handler: handler.leak(),
            is_installing,
            findings: RwSignal::new(Findings {
                is_admin: context.is_admin,
                scopes: context.application_scope.clone(),
                ..Findings::default()
            }),
            bindings: RwSignal::new(None),
            choice: RwSignal::new(None),
            stored: RwSignal::new(options.clone()),
            packs: RwSignal::new(None),
            company: RwSignal::new(CompanyPacks::read(&options.sticker_packs)),
            entered: RwSignal::new(options),
            busy: RwSignal::new(None),
            checks_lines: lines(),
            places_lines: lines(),
            keys_lines: lines(),
            settings_lines: lines(),
            stickers_lines: lines(),
            finish_lines: lines(),
        }
    }

    /// Returns a text in the language of the page.
    pub(super) fn text(self, text: AdminText) -> &'static str {
        self.texts.get(text)
    }

    /// Returns where the portal has the app from.
    pub(super) fn source(self) -> AppSource {
        self.findings.read_untracked().source
    }

    /// Returns the advice for a failed call.
    pub(super) fn advice(self, error: &RestError) -> Advice {
        advice(error, self.source())
    }

    /// Returns the status lines of a card.
    pub(super) const fn lines(self, card: Card) -> RwSignal<Vec<StatusLine>> {
        match card {
            Card::Checks => self.checks_lines,
            Card::Places => self.places_lines,
            Card::Keys => self.keys_lines,
            Card::Settings => self.settings_lines,
            Card::Stickers => self.stickers_lines,
            Card::Finish => self.finish_lines,
        }
    }

    /// Whether an action is running.
    pub(super) fn is_busy(self) -> bool {
        self.busy.get().is_some()
    }

    /// Marks a card as busy. Returns `false` if an action is running already.
    pub(super) fn try_start(self, card: Card) -> bool {
        let is_free = self.busy.get_untracked().is_none();
        if is_free {
            self.busy.set(Some(card));
            self.show_progress(AdminText::Working);
        }
        is_free
    }

    /// Shows in the busy card how far its action is.
    fn show_progress(self, text: AdminText) {
        if let Some(card) = self.busy.get_untracked() {
            self.lines(card).set(vec![StatusLine::new(Severity::Working, self.text(text))]);
        }
    }

    /// Does the same, and tells screen readers.
    pub(super) fn announce_progress(self, text: AdminText) {
        self.show_progress(text);
        announce(self.text(text));
    }

    /// Ends the running action, shows its report and tells screen readers.
    pub(super) fn finish(self, report: Report) {
        let busy = self.busy.get_untracked();
        self.busy.set(None);
        if let Some(card) = busy {
            self.lines(card).set(Vec::new());
        }
        let spoken: Vec<String> = report.lines.iter().map(StatusLine::spoken).collect();
        self.lines(report.card).set(report.lines);
        announce(&spoken.join("\n"));
    }

    /// Returns the placements that are ticked.
    pub(super) fn chosen(self) -> Vec<AdminPlacement> {
        self.choice.get().unwrap_or_else(|| initial_choice(&[]))
    }

    /// Ticks a placement, or removes the tick.
    pub(super) fn toggle(self, placement: AdminPlacement) {
        let mut chosen = untrack(|| self.chosen());
        if chosen.contains(&placement) {
            chosen.retain(|other| *other != placement);
        } else {
            chosen.push(placement);
        }
        self.choice.set(Some(chosen));
    }

    /// Takes in the bindings that the portal has listed. The first ones decide what is ticked.
    pub(super) fn set_bindings(self, bindings: Vec<Binding>) {
        if self.choice.read_untracked().is_none() {
            self.choice.set(Some(initial_choice(&bindings)));
        }
        self.bindings.set(Some(bindings));
    }

    /// Whether the installation can be finished: the picker can be opened somewhere.
    pub(super) fn can_finish(self) -> bool {
        let bindings = self.bindings.read();
        let bindings = bindings.as_deref().unwrap_or_default();
        AdminPlacement::ALL
            .into_iter()
            .any(|placement| state(placement, bindings, self.handler) == PlacementState::Added)
    }

    /// Whether the installation is still to be finished.
    pub(super) fn is_unfinished(self) -> bool {
        self.is_installing || self.findings.read().is_installed == Some(false)
    }
}
