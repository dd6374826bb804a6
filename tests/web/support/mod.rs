//! What the tests share.

pub mod chat;
pub mod messages;
pub mod packs;
pub mod page;
pub mod picker;
pub mod portal;
pub mod wait;

use b24_emoji_picker::limits::Limits;
use b24_emoji_picker::person::PersonState;

/// The product's own limits, but with a handshake and an insertion that give up soon.
pub fn limits() -> Limits {
    Limits { tidy_read_ms: 3_000, insert_ms: 3_000, ..Limits::scaled(1.0) }
}

/// How long a test lets the widget wait in vain: long enough for a message to arrive on a busy
/// machine, short enough to wait for.
pub const IN_VAIN_MS: u32 = 400;

/// The emoji that a person uses, the most used first.
pub fn used(person: &PersonState) -> Vec<String> {
    person.usage().used().map(str::to_owned).collect()
}
