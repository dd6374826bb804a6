//! The card of the check-up.

use super::action_button::ActionButton;
use super::card::CardSection;
use super::status_lines::StatusLines;
use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use crate::admin::state::AdminState;
use crate::admin::{AdminText, Advice, Card, Check, judge};
use leptos::prelude::*;

/// The list of checks. It always has the same items, which a change updates in place.
#[component]
pub(super) fn Checks(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let items = move || {
        let checks = judge(&state.findings.read());
        checks.into_iter().map(|check| view! { <Item state check/> }).collect::<Vec<_>>()
    };
    view! {
        <CardSection id="admin-checks" heading=state.text(AdminText::Checkup)>
            <ul class="admin-checks">{items}</ul>
            <StatusLines lines=state.lines(Card::Checks)/>
            <div class="admin-buttons">
                <ActionButton admin action=Action::CheckUp/>
            </div>
        </CardSection>
    }
}

#[component]
fn Item(state: AdminState, check: Check) -> impl IntoView {
    let (mark, icon, word) = check.mark.shown();
    let fix = check.fix.map(|fix| view! { <p class="admin-fix">{instruction(state, &fix)}</p> });
    view! {
        <li class="admin-check" data-check=check.id data-mark=mark>
            <span class="admin-icon" aria-hidden="true">{icon}</span>
            <span class="admin-name">{state.text(check.name)}</span>
            <span class="visually-hidden">{[": ", state.text(word)].concat()}</span>
            {fix}
        </li>
    }
}

/// What to do, and what the portal says.
fn instruction(state: AdminState, fix: &Advice) -> String {
    let words = [&*fix.words(state.texts), " ", &*fix.portal_says(state.texts)].concat();
    words.trim_end().to_owned()
}
