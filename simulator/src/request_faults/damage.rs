//! Damage that applies to any body.

/// Returns the first half, as after an interrupted download.
pub(super) fn half(mut body: Vec<u8>) -> Vec<u8> {
    body.truncate(body.len() / 2);
    body
}
