//! The button of an action.

use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use leptos::prelude::*;

/// A button. While it is disabled it keeps the focus, therefore `aria-disabled`.
#[component]
pub(super) fn ActionButton(admin: AdminContext, action: Action) -> impl IntoView {
    let state = admin.state;
    view! {
        <button
            type="button"
            class=if action.is_primary() { "button primary" } else { "button" }
            data-action=action.name()
            hidden=move || action.is_hidden(state)
            aria-disabled=move || action.is_disabled(state).then_some("true")
            on:click=move |_| action.start(admin)
        >
            {move || state.text(action.label(state))}
        </button>
    }
}
