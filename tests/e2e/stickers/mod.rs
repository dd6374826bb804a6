//! The stickers' tab, with the stickers of the simulator.

mod company;
mod keyboard;
mod packs;
mod search;
mod sending;
mod support;
mod troubles;
