//! The portal's stickers: packs of its vendor, and packs that users have made.

mod packs;
mod pictures;
mod sent;

pub(crate) use packs::{Pack, PackType, Sticker, packs};
pub(crate) use pictures::router as pictures;
pub(crate) use sent::{SentSticker, StickerKey};
