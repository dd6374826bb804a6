//! What leaves the picker other than into the chat's draft: the composer, the output field, and
//! the sending of GIFs.

mod joined;

#[cfg(target_arch = "wasm32")]
mod composer;
#[cfg(target_arch = "wasm32")]
mod failure_phrase;
#[cfg(target_arch = "wasm32")]
mod gif_sending;
#[cfg(target_arch = "wasm32")]
mod output_field;

pub use joined::joined;

#[cfg(target_arch = "wasm32")]
pub use composer::Composer;
#[cfg(target_arch = "wasm32")]
pub(crate) use gif_sending::{GifSending, Outcome};
#[cfg(target_arch = "wasm32")]
pub use output_field::OutputField;
