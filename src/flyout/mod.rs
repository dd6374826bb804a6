//! The flyout: skin tones and forms of an emoji, and what else can be done with it. Plain DOM,
//! built when it is opened.

mod sheet;

#[cfg(target_arch = "wasm32")]
mod controller;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod lazy_flyout;
#[cfg(target_arch = "wasm32")]
mod on_choose;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod position;
#[cfg(target_arch = "wasm32")]
mod triggers;
#[cfg(target_arch = "wasm32")]
mod view;

/// What shows the tones of all emoji.
#[cfg(target_arch = "wasm32")]
pub const HAND: &str = "✋";

pub use sheet::{Sheet, TONES, with_tone};

#[cfg(target_arch = "wasm32")]
pub use lazy_flyout::{About, Flyout};
#[cfg(target_arch = "wasm32")]
pub use triggers::listen;
