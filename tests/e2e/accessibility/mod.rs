//! No barrier that axe-core knows of, of any impact, in any state, light and dark.

mod emoji;
mod gifs;
mod messages;
mod pages;
