//! Damage that any body can take.

/// The first half, as what was broken off leaves it.
pub(super) fn half(mut body: Vec<u8>) -> Vec<u8> {
    body.truncate(body.len() / 2);
    body
}
