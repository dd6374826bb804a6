//! The GIF tab.

mod actions;
mod bar;
mod cell;
mod feed_loop;
mod grid;
mod keys;
mod message;
mod panel;
mod state;

pub use keys::on_key;
pub use panel::GifPanel;
pub use state::Gifs;
