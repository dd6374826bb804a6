//! The links to the pages that are delivered beside this one.

use crate::admin::state::AdminState;
use crate::admin::{AdminText, PRIVACY, TERMS};
use leptos::prelude::*;

/// The links to the privacy page and to the terms of use, which have a section for each language. They
/// open in a new tab, because a frame of the portal has no way back.
#[component]
pub(super) fn Documents(state: AdminState) -> impl IntoView {
    let address = |page: &str| [page, "#", state.texts.locale().tag()].concat();
    view! {
        <p class="admin-documents">
            <a href=address(PRIVACY) target="_blank" rel="noopener">
                {state.text(AdminText::Privacy)}
            </a>
            <a href=address(TERMS) target="_blank" rel="noopener">
                {state.text(AdminText::Terms)}
            </a>
        </p>
    }
}
