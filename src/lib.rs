//! Emoji and GIF picker for Bitrix24 chats.
//!
//! Pure modules (all that build natively) contain the rules and do not use the browser. Modules
//! that exist on wasm32 only are the thin layer that does. `docs/ARCHITECTURE.md` shows both in a
//! picture.

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
pub mod stickers;
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;

/// The version in `Cargo.toml`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
