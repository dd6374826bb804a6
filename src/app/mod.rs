//! Starts the app, and connects the page, the state and the portal (the chat system that embeds the
//! page). `startup` is the place to begin reading.

mod catalogue_loader;
mod context;
mod early_input;
pub(crate) mod fetch;
mod glyph_support;
mod handshake;
mod languages;
pub(crate) mod lazy;
pub(crate) mod lazy_tab;
mod not_your_portal;
mod once_value;
mod opening;
mod page_title;
mod pointer_guard;
mod resume_position;
mod startup;
mod text_groups;
mod theme;

pub use context::{AppContext, AppParts, PortalSettings};
pub use languages::Languages;
pub(crate) use startup::App;
pub use startup::start;
