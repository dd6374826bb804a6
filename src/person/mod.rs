//! What the widget remembers for a person.

mod change;
mod state;

#[cfg(target_arch = "wasm32")]
mod store;

pub use change::Change;
pub use state::PersonState;

#[cfg(target_arch = "wasm32")]
pub use store::{OPTION_NAME, PersonStore};
