//! The flyout: skin tones and forms of an emoji, and what else can be done with it. Plain DOM,
//! built when it is opened.

mod sheet;

#[cfg(target_arch = "wasm32")]
mod choosing;
#[cfg(target_arch = "wasm32")]
mod content;
#[cfg(target_arch = "wasm32")]
mod dialog;
#[cfg(target_arch = "wasm32")]
mod handle;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod place;
#[cfg(target_arch = "wasm32")]
mod triggers;

/// What shows the tones of all emoji.
#[cfg(target_arch = "wasm32")]
pub const HAND: &str = "✋";

pub use sheet::{Sheet, TONES, with_tone};

#[cfg(target_arch = "wasm32")]
pub use handle::{About, Flyout, FlyoutParts};
#[cfg(target_arch = "wasm32")]
pub use triggers::listen;
