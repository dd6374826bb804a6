//! What the widget remembers for a person.

mod change;
mod recent_changes;
mod state;
mod taste;
mod usage;

#[cfg(target_arch = "wasm32")]
mod store;

pub use change::Change;
pub use recent_changes::RecentChanges;
pub use state::PersonState;
pub use taste::Taste;
pub use usage::Usage;

#[cfg(target_arch = "wasm32")]
pub use store::{OPTION_NAME, PersonStore, Reading};
