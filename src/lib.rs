//! Emoji and GIF picker for Bitrix24 chats.
//!
//! Pure modules (everything that builds natively) hold the rules and know nothing of the browser;
//! modules that exist on wasm32 only are the thin layer that meets it. `docs/ARCHITECTURE.md` has
//! the picture.

pub mod admin;
pub mod bridge;
pub mod config;
pub mod delivery;
pub mod emoji;
pub mod flyout;
pub mod gifs;
mod json;
pub mod limits;
pub mod locale;
pub mod outbox;
mod percent;
pub mod person;
pub mod portal;
pub mod rest;
pub mod role;
mod sorting;
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;

/// The version, as `Cargo.toml` has it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
