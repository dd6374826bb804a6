//! The row of group buttons: without a query they scroll, during a search they narrow it. They
//! stand in the static page and are adopted.

use crate::browser::{by_id, closest, flag, set_attribute};
use crate::emoji::Group;
use crate::locale::Text;
use crate::ui::PickerState;
use crate::ui::RovingFocus;
use crate::ui::emoji_grid::SectionTitle;
use crate::ui::emoji_grid::grid::scroll_to;
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

/// The buttons, live as long as this lives.
pub struct Groups {
    _on_click: EventListener,
    _roving: Option<RovingFocus>,
}

/// Makes the buttons live: the group in view is marked; during a search, the group that it is
/// narrowed to, and those in which nothing was found. `None` where the page has no buttons.
pub fn adopt(state: PickerState) -> Option<Groups> {
    let row: Element = by_id::<Element>("groups")?.first_element_child()?;
    let children = row.children();
    let button = |at| {
        let button = children.item(at)?;
        Some((Group::by_id(&button.get_attribute("data-group")?)?, button))
    };
    let buttons: Vec<(Group, Element)> = (0..children.length()).filter_map(button).collect();
    name(state, row.clone(), buttons.clone());
    mark(state, buttons);
    let on_click = EventListener::new(&row, "click", move |event| {
        let button = closest(event, "[data-group]");
        let group = button.and_then(|it| Group::by_id(&it.get_attribute("data-group")?));
        if let Some(group) = group {
            show_group(state, group);
        }
    });
    // One stop of the Tab key; arrows move among the buttons.
    Some(Groups { _on_click: on_click, _roving: RovingFocus::among(&row) })
}

fn name(state: PickerState, row: Element, buttons: Vec<(Group, Element)>) {
    watch_now(move || {
        let texts = state.texts.read();
        set_attribute(&row, "aria-label", Some(texts.get(Text::Groups)));
        for (group, button) in &buttons {
            let name = Some(texts.get(Text::of_group(*group)));
            set_attribute(button, "aria-label", name);
            set_attribute(button, "title", name);
        }
    });
}

fn mark(state: PickerState, buttons: Vec<(Group, Element)>) {
    watch_now(move || {
        let (section, narrowed) = (state.section.get(), state.narrowed.get());
        let matching = state.matching_groups.read();
        for (group, button) in &buttons {
            let is_current = section == Some(SectionTitle::Group(*group));
            let pressed = matching.is_some().then_some(flag(narrowed == Some(*group)));
            let lacks = matching.as_ref().is_some_and(|groups| !groups.contains(group));
            set_attribute(button, "aria-current", is_current.then_some("true"));
            set_attribute(button, "aria-pressed", pressed);
            set_attribute(button, "aria-disabled", lacks.then_some("true"));
        }
    });
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
