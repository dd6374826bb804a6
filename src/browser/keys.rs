//! What a key event says beside its key.

use super::page::window;
use crate::ui::HeldKeys;
use web_sys::KeyboardEvent;

/// The code of every key that an input method takes. Safari says of the Enter that ends a
/// composition no more than this.
const PROCESSED: u32 = 229;

/// Whether a key belongs to an input method that composes.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == PROCESSED
}

/// The modifier keys that are held, and what the system makes of them.
pub fn held_keys(event: &KeyboardEvent) -> HeldKeys {
    HeldKeys {
        ctrl: event.ctrl_key(),
        alt: event.alt_key(),
        meta: event.meta_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
        option: is_apple(),
    }
}

/// Whether Alt is the Option key, which makes letters.
fn is_apple() -> bool {
    let platform = window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|name| ["Mac", "iP"].iter().any(|start| name.starts_with(start)))
}
