//! The state that the portal's page shows: contained in the page, and sent at every change.

use serde::Serialize;

use crate::block;
use crate::store::{Binding, Message};
use crate::switches::Switches;
use crate::world::World;

/// The whole state at one revision, except messages that the page already has.
#[derive(Serialize)]
pub(super) struct PageState {
    revision: u64,
    /// Whether the page must forget its messages: the portal was reset after the page's revision.
    is_reset: bool,
    switches: Switches,
    installed: bool,
    bindings: Vec<Binding>,
    messages: Vec<Message>,
}

impl PageState {
    pub(super) fn read(world: &World, after: Option<u64>) -> Self {
        // Read first: a change that happens meanwhile is then reported again instead of lost.
        let revision = *world.revision.borrow();
        let is_reset = after.is_none_or(|after| after < *world.reset_revision.read());
        // Cloned so that the lock is not held during the calls below, which also read the switches:
        // a waiting writer would deadlock both.
        let switches = world.switches.read().clone();
        Self {
            revision,
            is_reset,
            switches,
            installed: world.is_installed(),
            bindings: world.bindings(),
            messages: world.store.lock().chats.after(after.filter(|_| !is_reset)),
        }
    }
}

/// Returns the portal's page with the state in it, so that it is complete when it has loaded.
pub(super) fn page(world: &World) -> String {
    let html = include_str!("../../portal/index.html").to_owned();
    let state = serde_json::json!(PageState::read(world, None));
    block::replace(html, "state", &block::json(&state))
}
