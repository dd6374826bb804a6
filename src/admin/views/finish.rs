//! The card that finishes the installation.

use super::action_button::ActionButton;
use super::status_lines::StatusLines;
use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Card};
use leptos::prelude::*;

/// The button that finishes the installation. Hidden once that is done.
#[component]
pub(super) fn Finish(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    view! {
        <section
            class="admin-card"
            id="admin-finish"
            aria-labelledby="admin-finish-heading"
            hidden=move || !state.is_unfinished()
        >
            <h2 class="admin-heading" id="admin-finish-heading">{state.text(AdminText::Finish)}</h2>
            <StatusLines lines=state.lines(Card::Finish)/>
            <div class="admin-buttons">
                <ActionButton admin action=Action::Finish/>
            </div>
        </section>
    }
}
