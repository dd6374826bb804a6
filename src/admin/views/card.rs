//! A card: a part of the page with a heading.

use leptos::children::TypedChildren;
use leptos::prelude::*;

/// A section that is named by its heading. `id` is that of the section.
// `TypedChildren` costs nothing, while each `Children` is a boxed view.
#[component]
pub(super) fn CardSection<C: IntoView + 'static>(
    id: &'static str,
    heading: &'static str,
    children: TypedChildren<C>,
) -> impl IntoView {
    let heading_id = [id, "-heading"].concat();
    view! {
        <section class="admin-card" id=id aria-labelledby=heading_id>
            <h2 class="admin-heading" id=heading_id.clone()>{heading}</h2>
            {children.into_inner()()}
        </section>
    }
}
