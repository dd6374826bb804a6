//! Delivers picks: the queue, insertion into the draft, and copying. Sending is in
//! [`outbox`](crate::outbox).

mod tidy;

#[cfg(target_arch = "wasm32")]
mod copy;
#[cfg(target_arch = "wasm32")]
mod insert;
#[cfg(target_arch = "wasm32")]
mod pick_field;
#[cfg(target_arch = "wasm32")]
mod picks;

pub use tidy::Tidy;

#[cfg(target_arch = "wasm32")]
pub use copy::copy_text;
#[cfg(target_arch = "wasm32")]
pub use insert::{InsertError, Inserter};
#[cfg(target_arch = "wasm32")]
pub use pick_field::PickField;
#[cfg(target_arch = "wasm32")]
pub use picks::{DeliveryMode, Pick, Picked, Picks};
