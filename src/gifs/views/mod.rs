//! The views of the GIF tab.

mod actions;
mod announcements;
mod bar;
mod cell;
mod feed_loop;
mod foot;
mod grid;
mod keys;
mod message;
mod tab;
mod touch;
mod words;

pub use tab::Gifs;
