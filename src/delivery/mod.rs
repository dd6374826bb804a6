//! Handing the pick over: into the draft, as a message, or onto the clipboard.

mod tidy;

#[cfg(target_arch = "wasm32")]
mod copy;
#[cfg(target_arch = "wasm32")]
mod insert;
#[cfg(target_arch = "wasm32")]
mod picks;
#[cfg(target_arch = "wasm32")]
mod send;

pub use tidy::Tidy;

#[cfg(target_arch = "wasm32")]
pub use copy::copy_text;
#[cfg(target_arch = "wasm32")]
pub use insert::{InsertError, Inserter};
#[cfg(target_arch = "wasm32")]
pub use picks::{DeliveryMode, Pick, Picked, Picks};
#[cfg(target_arch = "wasm32")]
pub use send::{Sender, SentMessage};
