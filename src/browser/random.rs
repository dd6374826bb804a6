//! Randomness.

use super::page::window;
use crate::bridge::MessageId;

/// A new identifier for a message. `crypto.randomUUID` would be shorter, but exists in secure
/// contexts only, and a company's own portal may be reached by http.
///
/// Should there be no randomness at all, the identifier counts on: replies still find their call,
/// and forged ones are kept out by origin and source.
pub fn random_id() -> MessageId {
    thread_local!(static NEXT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) });
    let mut bytes = [0; 16];
    let filled = window()
        .and_then(|window| window.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        let next = NEXT.replace(NEXT.get() + 1);
        for (byte, part) in bytes.iter_mut().zip(next.to_le_bytes()) {
            *byte = part;
        }
    }
    MessageId::from_random(bytes)
}
