//! Restores the user's position in the picker in the same chat and browser tab.

use super::App;
use crate::browser;
use crate::portal::{DialogId, Host, PlacementContext};
use crate::ui::emoji_grid::scroll_to;
use crate::ui::watch_now;
use crate::ui::{PendingScroll, Tab};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// Name of the entry in `sessionStorage`: the position in the last chat.
const NAME: &str = "emoji_picker_place";

/// Pause in scrolling after which the app stores the position (debounce), in milliseconds.
const DEBOUNCE_MS: u32 = 200;

/// Scrolls to the user's last position, and stores the position from now on. Returns the tab of the
/// last position, if one is stored. `host` is the portal's host from `window.name`.
pub fn resume(app: &App, host: &Host, context: &PlacementContext) -> Option<Tab> {
    let dialog = DialogId::of_placement(&context.placement_options)?;
    // The key has the host, because all portals of a cloud share one storage and a portal can claim
    // any `member_id`.
    let host = host.to_string();
    let chat = [&*host, " ", context.member_id.as_deref()?, " ", dialog.as_str(), "\t"].concat();
    let stored = browser::session_storage()?.get_item(NAME).ok().flatten();
    store_changes(app, chat.clone());
    let position = stored?;
    let (tab, top) = position.strip_prefix(&*chat)?.split_once(' ')?;
    scroll(app, top.parse().ok()?);
    Tab::parse(tab)
}

fn scroll(app: &App, top_px: u32) {
    let state = app.ctx.picker;
    if !state.is_untouched() || state.scroll_top_px.get_untracked() > 0 {
        return;
    }
    // A group button that the user has clicked has priority.
    state.update_pending(|pending| {
        pending.scroll = pending.scroll.or(Some(PendingScroll::Px(top_px)));
    });
    // The request stays until the texts have loaded: the position may be among them.
    if state.drawable.read_untracked().is_some() {
        scroll_to(state, top_px);
    }
}

fn store_changes(app: &App, chat: String) {
    let state = app.ctx.picker;
    let (mut is_first, mut timer) = (true, None);
    watch_now(move || {
        let (tab, top) = (state.tab.get(), state.scroll_top_px.get());
        // The position in search results is not stored.
        if !std::mem::replace(&mut is_first, false) && !state.is_searching() {
            let position = [&*chat, tab.as_str(), " ", &*top.to_string()].concat();
            timer.replace(Timeout::new(DEBOUNCE_MS, move || {
                // If this fails, the picker opens at the top.
                browser::session_storage().and_then(|it| it.set_item(NAME, &position).ok());
            }));
        }
    });
}
