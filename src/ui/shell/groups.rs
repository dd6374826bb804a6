//! The row of group buttons: without a query they scroll the grid, during a search they narrow the
//! results.

use super::search_field;
use crate::app::AppContext;
use crate::browser::flag;
use crate::emoji::Group;
use crate::locale::Text;
use crate::ui::bind::bind;
use crate::ui::emoji_grid::SectionTitle;
use crate::ui::emoji_grid::grid::scroll_to;
use crate::ui::{PendingScroll, roving_focus};
use leptos::prelude::*;

/// Makes the buttons interactive. The group in view is marked; during a search, so are the group
/// that the results are narrowed to and the groups without results. A group that could not be loaded
/// is disabled.
pub fn adopt(ctx: AppContext) {
    let row = bind(".groups-row").word_attr("aria-label", ctx.picker.texts, Text::Groups);
    if let Some(row) = row.element() {
        roving_focus::adopt(&row);
    }
    for group in Group::ALL {
        adopt_button(ctx, group);
    }
}

fn adopt_button(ctx: AppContext, group: Group) {
    let picker = ctx.picker;
    let is_narrowed = move || flag(picker.narrowed.get() == Some(group)).to_owned();
    let lacks = move |groups: &Vec<Group>| !groups.contains(&group);
    let has_failed = move || group.is_text() && picker.have_texts_failed.get();
    bind(&["[data-group=", group.id(), "]"].concat())
        .word_attr("aria-label", picker.texts, Text::of_group(group))
        .word_attr("title", picker.texts, Text::of_group(group))
        .mark("aria-current", move || picker.section.get() == Some(SectionTitle::Group(group)))
        .attr("aria-pressed", move || picker.matching_groups.read().is_some().then(is_narrowed))
        .mark("aria-disabled", move || {
            has_failed() || picker.matching_groups.read().as_ref().is_some_and(lacks)
        })
        .on("click", move |_| show_group(ctx, group));
}

/// Shows a group. During a search, it narrows the results to the group, or to all again; otherwise
/// it scrolls to the group, at once or as soon as the grid has it.
pub fn show_group(ctx: AppContext, group: Group) {
    let picker = ctx.picker;
    if let Some(matching) = picker.matching_groups.get_untracked() {
        if matching.contains(&group) {
            picker.toggle_narrowed(group);
            scroll_to(picker, 0);
        }
        return;
    }
    search_field::clear(ctx);
    let top = picker.layout.read_untracked().top_of(SectionTitle::Group(group));
    let is_missing = top.is_none();
    picker.update_pending(|it| it.scroll = is_missing.then_some(PendingScroll::Group(group)));
    if let Some(top) = top {
        scroll_to(picker, top);
    }
}
