//! The page for administrators: check-up, placements, settings. What it knows and decides is plain
//! data; its views are plain DOM, because most people never see them and all would pay for them.

mod advice;
mod bind;
mod bindings;
mod checkup;
mod place;
mod plan;
mod setting;
mod text;
mod titles;
mod version;

#[cfg(test)]
mod translations;

#[cfg(target_arch = "wasm32")]
mod actions;
#[cfg(target_arch = "wasm32")]
mod begin;
#[cfg(target_arch = "wasm32")]
mod build;
#[cfg(target_arch = "wasm32")]
mod checks_view;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod places_view;
#[cfg(target_arch = "wasm32")]
mod read_only;
#[cfg(target_arch = "wasm32")]
mod settings_view;
#[cfg(target_arch = "wasm32")]
mod status_line;
#[cfg(target_arch = "wasm32")]
mod try_key;

#[cfg(target_arch = "wasm32")]
pub(crate) use begin::begin;

pub use advice::{Advice, advice, is_bound_already};
pub use bindings::Binding;
pub use checkup::{Check, Findings, Mark, judge, read_installed, read_scopes};
pub use place::Place;
pub use plan::{Operation, PlaceState, plan, removal, state, wished_at_first};
pub use setting::Setting;
pub use text::{AdminText, AdminTexts};
pub use titles::{Title, Titles};
pub use version::version_line;
