//! The portal's stickers: packs of its vendor, and packs that users have made.

mod packs;
mod pictures;

pub(crate) use packs::{Pack, PackType, Sticker, packs};
pub(crate) use pictures::router as pictures;
