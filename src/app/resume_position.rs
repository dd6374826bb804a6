//! Where a person was in the picker: it opens there again in the same chat and browser tab.

use super::App;
use crate::browser;
use crate::portal::{DialogId, Host, PlacementContext};
use crate::ui::emoji_grid::scroll_to;
use crate::ui::watch_now;
use crate::ui::{PendingScroll, Tab};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// Name of the entry in `sessionStorage`: the place of the last chat.
const NAME: &str = "emoji_picker_place";

/// A place is kept once the person has stopped moving, in milliseconds.
const CALM_MS: u32 = 200;

/// Goes to where the person was, and keeps where they are from now on. The tab that they were in,
/// if that is known. `host` is the portal's, from `window.name`.
pub fn resume(app: &App, host: &Host, context: &PlacementContext) -> Option<Tab> {
    let dialog = DialogId::of_placement(&context.placement_options)?;
    // All portals of a cloud share one storage, and `member_id` is only what one says.
    let host = host.to_string();
    let chat = [&*host, " ", context.member_id.as_deref()?, " ", dialog.as_str(), "\t"].concat();
    let stored = browser::session_storage()?.get_item(NAME).ok().flatten();
    keep(app, chat.clone());
    let place = stored?;
    let (tab, top) = place.strip_prefix(&*chat)?.split_once(' ')?;
    scroll(app, top.parse().ok()?);
    Tab::parse(tab)
}

fn scroll(app: &App, top_px: u32) {
    let state = app.ctx.picker;
    if !state.is_untouched() || state.scroll_top_px.get_untracked() > 0 {
        return;
    }
    if state.drawable.read_untracked().is_some() {
        scroll_to(state, top_px);
    } else {
        // A group button that was clicked wins.
        state.update_pending(|pending| {
            pending.scroll = pending.scroll.or(Some(PendingScroll::Px(top_px)));
        });
    }
}

fn keep(app: &App, chat: String) {
    let state = app.ctx.picker;
    let (mut is_first, mut calm) = (true, None);
    watch_now(move || {
        let (tab, top) = (state.tab.get(), state.scroll_top_px.get());
        // Results have no place of their own.
        if !std::mem::replace(&mut is_first, false) && !state.is_searching() {
            let place = [&*chat, tab.as_str(), " ", &*top.to_string()].concat();
            calm.replace(Timeout::new(CALM_MS, move || {
                // Where it cannot be kept, the picker opens at the top.
                browser::session_storage().and_then(|it| it.set_item(NAME, &place).ok());
            }));
        }
    });
}
