//! The views of the stickers' tab, which is a lazy file of its own. What is around the cells are
//! Leptos components; the rows are written as in the emoji grid, by its code.

mod actions;
mod announcer;
mod cells;
mod grid;
mod keys;
mod message;
mod store;
mod strip;
mod tab;

pub use tab::open;
