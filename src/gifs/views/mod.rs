//! The views of the GIF tab, which is a lazy file of its own.
//!
//! The parts around the grid are Leptos components: they read the signals in `store`, and nothing is
//! pushed into them. The cells of the grid are made by hand, inside the component `grid`, for three
//! reasons: a picture or a video is added, covered, stopped and unloaded at moments that no
//! difference between two views describes; a page more must not touch the cells that are there; and
//! a list that is scrolled replaces up to a dozen cells in a frame. Written as `view!`, the parts
//! around the grid add 18 KB to the file (21.2 KB by hand, 39.1 KB as components, brotli 11); the
//! cells would come on top of that, and most of their code would stay.

mod actions;
mod announcer;
mod bar;
mod cell;
mod cells;
mod effects;
mod foot;
mod grid;
mod keys;
mod media;
mod message;
mod retry;
mod store;
mod tab;
mod topics;
mod touch;
mod words;

pub use tab::open;
