//! Modifier keys and composition of key events.

use super::page::window;
use crate::ui::HeldKeys;
use web_sys::KeyboardEvent;

/// The `keyCode` of every key that an input method handles. In Safari, it is the only sign that an
/// Enter ends a composition.
const PROCESSED: u32 = 229;

/// Returns whether an input method handles the key as part of a composition.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == PROCESSED
}

/// Returns the modifier keys that are held, and whether Alt is the Option key.
pub fn held_keys(event: &KeyboardEvent) -> HeldKeys {
    HeldKeys {
        ctrl: event.ctrl_key(),
        alt: event.alt_key(),
        meta: event.meta_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
        option: is_apple(),
    }
}

/// Returns whether the system is one of Apple's, on which Alt is the Option key and writes letters.
fn is_apple() -> bool {
    let platform = window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|name| ["Mac", "iP"].iter().any(|start| name.starts_with(start)))
}
