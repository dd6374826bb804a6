//! The card of the placements.

use super::action_button::ActionButton;
use super::card::CardSection;
use super::status_lines::StatusLines;
use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use crate::admin::state::AdminState;
use crate::admin::{AdminPlacement, AdminText, Card, shown_state};
use leptos::prelude::*;

/// The checkboxes of the placements, and the buttons that bind and unbind them.
#[component]
pub(super) fn Placements(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let items = AdminPlacement::ALL
        .into_iter()
        .map(|placement| view! { <Item state placement/> })
        .collect::<Vec<_>>();
    view! {
        <CardSection id="admin-places" heading=state.text(AdminText::Places)>
            <ul class="admin-places">{items}</ul>
            <StatusLines lines=state.lines(Card::Places)/>
            <div class="admin-buttons">
                <ActionButton admin action=Action::Add/>
                <ActionButton admin action=Action::Remove/>
            </div>
        </CardSection>
    }
}

#[component]
fn Item(state: AdminState, placement: AdminPlacement) -> impl IntoView {
    let id = ["place-", placement.code()].concat();
    let hint_id = [&*id, "-hint"].concat();
    let state_id = [&*id, "-state"].concat();
    let is_chosen = move || state.chosen().contains(&placement);
    let shown = move || {
        let bindings = state.bindings.read();
        shown_state(placement, bindings.as_deref(), is_chosen(), state.handler)
    };
    view! {
        <li class="admin-place">
            <input
                type="checkbox"
                id=id.clone()
                data-place=placement.code()
                aria-describedby=[&*state_id, " ", &*hint_id].concat()
                prop:checked=is_chosen
                on:change=move |_| state.toggle(placement)
            />
            <label class="admin-name" for=id>{state.text(placement.name())}</label>
            <span class="admin-state" id=state_id data-state=move || Some(shown().0)>
                {move || shown().1.map_or("", |text| state.text(text))}
            </span>
            <p class="admin-hint" id=hint_id>{state.text(placement.hint())}</p>
        </li>
    }
}
