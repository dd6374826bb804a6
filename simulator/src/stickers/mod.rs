//! The portal's stickers: packs of its vendor, and packs that users have made.

mod packs;

pub(crate) use packs::{Pack, PackType, Sticker, packs};
