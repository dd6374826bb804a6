//! The status lines of a card.

use crate::admin::StatusLine;
use leptos::prelude::*;

/// The list of a card's status lines. A change updates the items in place, and leaves alone what
/// stays the same.
#[component]
pub fn StatusLines(
    /// The lines, the summary first.
    lines: RwSignal<Vec<StatusLine>>,
) -> impl IntoView {
    view! {
        <ul class="admin-lines">
            {move || lines.get().into_iter().map(|line| view! { <Line line/> }).collect::<Vec<_>>()}
        </ul>
    }
}

#[component]
fn Line(line: StatusLine) -> impl IntoView {
    let StatusLine { severity, about, words, says } = line;
    let about =
        (!about.is_empty()).then(|| view! { <strong class="admin-line-about">{about}</strong> });
    let says = (!says.is_empty())
        .then(|| view! { <span class="admin-line-says" dir="auto">{says}</span> });
    view! {
        <li class="admin-line" data-tone=severity.name()>
            {about}
            <span class="admin-line-words">{words}</span>
            {says}
        </li>
    }
}
