//! The flyout: a dialog with the skin tones and forms of an emoji and its other actions, or with
//! the tone of all emoji.
//!
//! The first file has the triggers and the loader; the dialog itself is loaded when it is first
//! likely to be opened.

mod variants;

#[cfg(target_arch = "wasm32")]
mod controller;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod lazy_flyout;
#[cfg(target_arch = "wasm32")]
mod on_choose;
#[cfg(target_arch = "wasm32")]
mod position;
#[cfg(target_arch = "wasm32")]
mod tone_picker;
#[cfg(target_arch = "wasm32")]
mod triggers;
#[cfg(target_arch = "wasm32")]
mod view;

/// The emoji that shows the tone of all emoji.
#[cfg(target_arch = "wasm32")]
pub const HAND: &str = "✋";

pub use variants::Variants;

#[cfg(target_arch = "wasm32")]
pub use lazy_flyout::{Flyout, FlyoutKind, FlyoutRequest};
#[cfg(target_arch = "wasm32")]
pub use triggers::listen;
