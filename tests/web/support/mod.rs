//! Helpers of the browser tests.

pub mod chat;
pub mod container;
pub mod messages;
pub mod packs;
pub mod picker;
pub mod portal;
pub mod wait;

use b24_emoji_picker::limits::Limits;
use b24_emoji_picker::person::PersonState;

/// Returns the app's limits, with more time for reading the draft and for inserting: a busy test
/// machine may be slow.
pub fn limits() -> Limits {
    Limits { tidy_read_ms: 3_000, insert_ms: 3_000, ..Limits::scaled(1.0) }
}

/// Timeout for calls that a test leaves unanswered: long enough for a message to arrive on a busy
/// machine, short enough for a test run.
pub const UNANSWERED_MS: u32 = 400;

/// Returns the emoji that the user has used, most used first.
pub fn used_emoji(person: &PersonState) -> Vec<String> {
    person.usage().used().map(str::to_owned).collect()
}
