//! The administrators' page: installation, placements, settings.

mod frame;
mod installation;
mod looking;
mod market;
mod newer_options;
pub mod page;
mod places;
mod settings;
mod stickers;
mod troubles;
