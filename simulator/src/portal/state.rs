//! What the portal's page shows: in the page itself, and whenever it changes.

use serde::Serialize;

use crate::block;
use crate::store::{Binding, Message};
use crate::switches::Switches;
use crate::world::World;

/// Everything at one revision, but only those messages that the page does not have.
#[derive(Serialize)]
pub(super) struct PageState {
    revision: u64,
    /// Messages are to be forgotten: the portal has started anew since the page's revision.
    anew: bool,
    switches: Switches,
    installed: bool,
    bindings: Vec<Binding>,
    messages: Vec<Message>,
}

impl PageState {
    pub(super) fn read(world: &World, after: Option<u64>) -> Self {
        // First: what changes meanwhile is then told again, not lost.
        let revision = *world.revision.borrow();
        let anew = after.is_none_or(|after| after < *world.started.read());
        // Not held while others are asked, who read them, too: one who waits to write would stop both.
        let switches = world.switches.read().clone();
        Self {
            revision,
            anew,
            switches,
            installed: world.is_installed(),
            bindings: world.bindings(),
            messages: world.store.lock().chats.after(after.filter(|_| !anew)),
        }
    }
}

/// The portal's page with the state in it, so that it is complete when it has loaded.
pub(super) fn page(world: &World) -> String {
    let html = include_str!("../../portal/index.html").to_owned();
    let state = serde_json::json!(PageState::read(world, None));
    block::replace(html, "state", &block::json(&state))
}
