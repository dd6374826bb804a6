//! The row of group buttons.

use super::grid::scroll_to;
use super::layout::SectionTitle;
use super::search_field;
use super::state::PickerState;
use crate::emoji::Group;
use leptos::prelude::*;

/// Buttons that scroll to the groups; the one in view is marked.
#[component]
pub fn Groups(
    /// The picker's state.
    state: PickerState,
) -> impl IntoView {
    let current = Memo::new(move |_| state.layout.read().section_at(state.scroll_top_px.get()));
    let button = move |group: Group| {
        let title = SectionTitle::Group(group);
        let name = move || state.texts.get().group(group);
        let is_current = move || (current.get() == Some(title)).then_some("true");
        view! {
            <button type="button" class="group" data-group=group.id() title=name aria-label=name
                aria-current=is_current on:click=move |_| show_group(state, group)>{group.icon()}</button>
        }
    };
    view! {
        <nav class="groups-row" aria-label=move || state.texts.get().groups>
            {Group::ALL.map(button).collect_view()}
        </nav>
    }
}

/// Scrolls to a group, at once or as soon as there is something to scroll.
pub fn show_group(state: PickerState, group: Group) {
    search_field::clear(state);
    let top = state.layout.read_untracked().top_of(SectionTitle::Group(group));
    match top {
        Some(top) => scroll_to(state, top),
        None => state.awaited_group.set(Some(group)),
    }
}
