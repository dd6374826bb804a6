//! Handing the pick over: into the draft, or onto the clipboard.

mod tidy;

#[cfg(target_arch = "wasm32")]
mod copy;
#[cfg(target_arch = "wasm32")]
mod insert;

pub use tidy::Tidy;

#[cfg(target_arch = "wasm32")]
pub use copy::copy_text;
#[cfg(target_arch = "wasm32")]
pub use insert::{InsertError, Inserter};
