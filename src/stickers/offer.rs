//! Decides whether there is a tab of stickers: only where the portal has their methods and the app
//! sends messages.

use super::lazy_tab::load_when_needed;
use crate::app::AppContext;
use crate::browser;
use crate::outbox::{LazyOutbox, SendTarget};
use crate::portal::StickerSupport;
use crate::ui::watch_now;
use gloo_timers::callback::Timeout;
use leptos::prelude::{Get as _, Read as _};

/// Beginning of the name in `localStorage`. The portal follows, because all portals of a cloud share
/// one storage.
const NAME: &str = "emoji_picker_portal ";
/// The same for the packs.
const PACKS: &str = "emoji_picker_stickers ";

/// Shows the tab if the portal is known to have stickers. If nothing is known, asks the portal when
/// the picker is idle: the outbox does so when it has loaded.
pub fn offer_tab(ctx: AppContext, outbox: &LazyOutbox) {
    if !matches!(outbox.target(), SendTarget::Chat(_)) {
        return;
    }
    // Fails only if the portal has answered twice.
    ctx.outbox.set(outbox.clone()).ok();
    let known = remembered(outbox.owner());
    match known {
        Some(has_methods) => ctx.picker.set_has_sticker_tab(has_methods),
        None => load_when_idle(ctx, outbox.clone()),
    }
    ctx.owner.with(|| load_when_needed(ctx, known.is_none()));
}

/// Returns what is remembered of a portal. `owner` identifies it; without it nothing is remembered.
pub fn remembered(owner: Option<&str>) -> Option<bool> {
    let stored = browser::local_storage()?.get_item(&[NAME, owner?].concat()).ok()??;
    StickerSupport::parse(&stored, browser::unix_ms()).map(|support| support.has_methods)
}

/// Remembers whether a portal has the methods. Without storage, the next frame asks again.
pub fn remember(owner: Option<&str>, has_methods: bool) {
    let support = StickerSupport { has_methods, at_unix_ms: browser::unix_ms() };
    if let Some((owner, storage)) = owner.zip(browser::local_storage()) {
        storage.set_item(&[NAME, owner].concat(), &support.to_text()).ok();
    }
}

/// Returns the packs that an earlier opening has stored, as text.
pub fn stored_packs(owner: Option<&str>) -> Option<String> {
    browser::local_storage()?.get_item(&[PACKS, owner?].concat()).ok()?
}

/// Stores packs for later openings. Without storage, the next opening has none.
pub fn store_packs(owner: Option<&str>, text: &str) {
    if let Some((owner, storage)) = owner.zip(browser::local_storage()) {
        storage.set_item(&[PACKS, owner].concat(), text).ok();
    }
}

/// Loads the outbox [`Limits::idle_ms`](crate::limits::Limits) after emoji and their names have loaded,
/// so that it does not delay them.
fn load_when_idle(ctx: AppContext, outbox: LazyOutbox) {
    let mut timer = None;
    ctx.owner.with(|| {
        watch_now(move || {
            let is_loading = ctx.picker.is_language_loading.get();
            if ctx.picker.drawable.read().is_some() && !is_loading && timer.is_none() {
                let outbox = outbox.clone();
                timer = Some(Timeout::new(ctx.limits.idle_ms, move || outbox.load_early()));
            }
        });
    });
}
