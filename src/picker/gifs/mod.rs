//! The GIF tab. What it knows and decides is plain data (`tab_state`); its views are plain DOM,
//! one `update` each, because Leptos views of the same weighed four times as much: see
//! `docs/ARCHITECTURE.md`.

mod tab_state;

#[cfg(target_arch = "wasm32")]
mod actions;
#[cfg(target_arch = "wasm32")]
mod announcements;
#[cfg(target_arch = "wasm32")]
mod bar;
#[cfg(target_arch = "wasm32")]
mod cell;
#[cfg(target_arch = "wasm32")]
mod feed_loop;
#[cfg(target_arch = "wasm32")]
mod foot;
#[cfg(target_arch = "wasm32")]
mod grid;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod message;
#[cfg(target_arch = "wasm32")]
mod tab;
#[cfg(target_arch = "wasm32")]
mod touch;
#[cfg(target_arch = "wasm32")]
mod words;

pub use tab_state::{Phase, SavedList, TabState};

#[cfg(target_arch = "wasm32")]
pub use tab::Gifs;
