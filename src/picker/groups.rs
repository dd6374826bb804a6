//! The row of group buttons: without a query they scroll, during a search they narrow it.

use super::grid::scroll_to;
use super::layout::SectionTitle;
use super::search_field;
use super::state::PickerState;
use crate::browser::RovingFocus;
use crate::emoji::Group;
use crate::locale::Text;
use leptos::html::Nav;
use leptos::prelude::*;

/// The buttons. The group in view is marked; during a search, the group that it is narrowed to,
/// and those in which nothing was found.
#[component]
pub fn Groups(
    /// The picker's state.
    state: PickerState,
) -> impl IntoView {
    let matching = state.matching_groups;
    let button = move |group: Group| {
        let title = SectionTitle::Group(group);
        let name = move || state.texts.get().get(Text::of_group(group)).to_owned();
        let is_current = move || (state.section.get() == Some(title)).then_some("true");
        let is_pressed = move || {
            let pressed = state.narrowed.get() == Some(group);
            matching.read().is_some().then_some(if pressed { "true" } else { "false" })
        };
        let is_disabled = move || {
            let matching = matching.read();
            matching.as_ref().is_some_and(|groups| !groups.contains(&group)).then_some("true")
        };
        view! {
            <button type="button" class="group" data-group=group.id() title=name aria-label=name
                aria-current=is_current aria-pressed=is_pressed aria-disabled=is_disabled
                on:click=move |_| show_group(state, group)>{group.icon()}</button>
        }
    };
    // One stop of the Tab key; arrows move among the buttons.
    let (row, roving) = (NodeRef::<Nav>::new(), StoredValue::new_local(None::<RovingFocus>));
    Effect::new(move || roving.set_value(row.get().and_then(|row| RovingFocus::among(&row))));
    view! {
        <nav class="groups-row" node_ref=row aria-label=move || state.texts.get().get(Text::Groups).to_owned()>
            {Group::ALL.map(button).collect_view()}
        </nav>
    }
}

/// Shows a group: narrows what a search found to it, or to all again; without results it scrolls
/// there, at once or as soon as there is something to scroll.
pub fn show_group(state: PickerState, group: Group) {
    if let Some(matching) = &*state.matching_groups.read_untracked() {
        if matching.contains(&group) {
            narrow(state, group);
        }
        return;
    }
    search_field::clear(state);
    let top = state.layout.read_untracked().top_of(SectionTitle::Group(group));
    match top {
        Some(top) => scroll_to(state, top),
        None => state.awaited_group.set(Some(group)),
    }
}

fn narrow(state: PickerState, group: Group) {
    state.in_grid.set(false);
    state.active.set(Some(0));
    state.narrowed.update(|narrowed| *narrowed = (*narrowed != Some(group)).then_some(group));
    scroll_to(state, 0);
}
