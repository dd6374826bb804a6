//! What the app remembers for the user.

mod change;
mod recent_changes;
mod skin_preferences;
mod state;
mod usage;

#[cfg(target_arch = "wasm32")]
mod preferences;
#[cfg(target_arch = "wasm32")]
mod store;

pub use change::Change;
pub use recent_changes::RecentChanges;
pub use skin_preferences::SkinPreferences;
pub use state::PersonState;
pub use usage::Usage;

#[cfg(target_arch = "wasm32")]
pub use store::{OPTION_NAME, PersonStore, Reading};
