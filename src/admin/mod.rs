//! The page for administrators: check-up, placements, settings; and the read-only settings for
//! other users.
//!
//! What the page decides is in pure modules. `state` holds the signals, `actions` what the buttons
//! do, `views` the components. Only `lazy_page` is part of the first file: it loads the rest.

mod advice;
mod app_source;
mod bind;
mod bindings;
mod checkup;
mod documents;
mod frame_height;
mod placement;
mod plan;
mod setting;
mod status_line;
mod text;
mod titles;
mod version;

#[cfg(test)]
mod translations;

#[cfg(target_arch = "wasm32")]
mod actions;
#[cfg(target_arch = "wasm32")]
mod context;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod fit_frame;
#[cfg(target_arch = "wasm32")]
mod lazy_page;
#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod views;

#[cfg(target_arch = "wasm32")]
pub(crate) use lazy_page::load_for_role;
#[cfg(target_arch = "wasm32")]
pub use views::{ReadOnlySettings, StatusLines};

pub use advice::{Advice, advice, is_bound_already};
pub use app_source::AppSource;
pub use bindings::Binding;
pub use checkup::{Check, Findings, Mark, judge, read_installed, read_scopes};
pub use documents::{PRIVACY, TERMS};
pub use frame_height::FrameHeight;
pub use placement::AdminPlacement;
pub use plan::{
    Operation, PlacementState, apply_label, initial_choice, plan, removal, shown_state, state,
};
pub use setting::Setting;
pub use status_line::{Card, Severity, StatusLine};
pub use text::{AdminText, AdminTexts};
pub use titles::{Title, Titles};
pub use version::version_line;
