//! Random identifiers.

use super::page::window;
use crate::bridge::MessageId;

/// Returns a new identifier for a message. `crypto.randomUUID` exists in secure contexts only, and
/// a self-hosted portal may use http.
///
/// Without a random generator the identifiers are consecutive numbers: replies still match their
/// calls, and the checks of origin and source still reject forged replies.
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
