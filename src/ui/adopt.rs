//! Makes the static page interactive, in three steps that the app runs as separate tasks.

use super::emoji_grid::{dragging, grid, scroll_to};
use super::shell::{empty_state, groups, message_views, preview, search_field, tabs};
use super::{PendingScroll, keyboard};
use crate::app::AppContext;
use crate::flyout;

/// Attaches the handlers for clicks and keys. The static rows work from here on.
pub fn adopt_controls(ctx: AppContext) {
    search_field::adopt(ctx);
    groups::adopt(ctx);
    tabs::adopt(ctx);
    keyboard::adopt(ctx);
    dragging::adopt();
    flyout::listen(ctx);
}

/// Starts labels, messages, live region and preview. Runs after the controls, so that the first
/// click is not delayed.
pub fn start_labels(ctx: AppContext) {
    message_views::start(ctx);
    search_field::start_labels(ctx);
    preview::adopt(ctx);
}

/// Replaces the static rows by the grid. Runs when the catalogue has loaded.
pub fn show_grid(ctx: AppContext) {
    let picker = ctx.picker;
    // The grid comes first: it measures, which is cheap as long as the page has not changed.
    grid::adopt(picker);
    empty_state::adopt(ctx);
    match picker.pending().scroll {
        Some(PendingScroll::Group(group)) => groups::show_group(ctx, group),
        Some(PendingScroll::Px(top_px)) => scroll_to(picker, top_px),
        None => {}
    }
}
