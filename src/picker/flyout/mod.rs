//! The flyout: skin tones and forms of an emoji, and what else can be done with it. Plain DOM,
//! built when it is opened.

mod sheet;

#[cfg(target_arch = "wasm32")]
mod choosing;
#[cfg(target_arch = "wasm32")]
mod content;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod place;
#[cfg(target_arch = "wasm32")]
mod triggers;

pub use sheet::{Sheet, TONES, with_tone};

#[cfg(target_arch = "wasm32")]
pub use open::{About, Flyout, HAND};
#[cfg(target_arch = "wasm32")]
pub use triggers::listen;
