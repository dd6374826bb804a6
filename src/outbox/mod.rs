//! Sends messages, where the app cannot reach the chat's draft or a GIF or a sticker is to be sent at
//! once: the composer and the senders.
//!
//! The first file of the app has [`LazyOutbox`], [`LazyGifSender`] and the traits. Everything else is
//! in a file that is loaded when it is first needed, together with the client of the REST interface.

mod joined;
#[cfg(any(test, target_arch = "wasm32"))]
mod repeat_guard;
mod send_target;

#[cfg(target_arch = "wasm32")]
mod composer;
#[cfg(target_arch = "wasm32")]
mod failure_phrase;
#[cfg(target_arch = "wasm32")]
mod gif_sender;
#[cfg(target_arch = "wasm32")]
mod lazy_gif_sender;
#[cfg(target_arch = "wasm32")]
mod lazy_outbox;
#[cfg(target_arch = "wasm32")]
mod loaded_outbox;
#[cfg(target_arch = "wasm32")]
mod portal_version;
#[cfg(target_arch = "wasm32")]
mod sender;
#[cfg(target_arch = "wasm32")]
mod sticker_sender;
#[cfg(target_arch = "wasm32")]
mod stored_state;
#[cfg(target_arch = "wasm32")]
mod undo;
#[cfg(target_arch = "wasm32")]
mod words;

pub use joined::joined;
pub use send_target::SendTarget;

#[cfg(target_arch = "wasm32")]
pub use lazy_gif_sender::LazyGifSender;
#[cfg(target_arch = "wasm32")]
pub use lazy_outbox::{LazyOutbox, Outbox, StickerAnswer, StickerOutcome};
